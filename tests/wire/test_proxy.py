"""Somebody between the bot and Discord: proxies, and certificates."""

from __future__ import annotations

import shutil
import ssl
import subprocess
from pathlib import Path

import pytest

from tests.wire.process import Ended, run
from tests.wire.relay import relay
from tests.wire.server import Server


@pytest.fixture
def settings(settings: dict[str, str]) -> dict[str, str]:
    return {**settings, "ONEJOB_LOG_LEVEL": "warning"}


async def sentence(settings: dict[str, str], command: str = "run") -> str:
    """Return all that the bot says, which ends by itself."""
    async with run("bot", command, settings=settings) as bot:
        ended: Ended = await bot.ended(30)
    assert (ended.code, ended.stdout, ended.stderr.count("\n")) == (1, "", 1)
    return ended.stderr


# Proxies ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["ONEJOB_PROXY", "HTTP_PROXY", "http_proxy", "ALL_PROXY"])
async def test_everything_goes_by_the_proxy_that_is_set(
    server: Server, settings: dict[str, str], name: str
) -> None:
    async with relay() as proxy:
        settings[name] = f"http://{proxy.address}"
        async with run("bot", "run", settings=settings) as bot:
            await server.until_ready()
            assert (await server.slash("about")).callback
            assert (await bot.end()).code == 0
        assert any("/users/@me" in line for line in proxy.asked)
        assert any(line.startswith("GET ws://") for line in proxy.asked)


@pytest.mark.parametrize("more", [{"ONEJOB_PROXY": "none"}, {"NO_PROXY": "127.0.0.1"}])
async def test_none_is_gone_by_where_that_is_said(
    server: Server, settings: dict[str, str], more: dict[str, str]
) -> None:
    async with relay() as proxy:
        settings |= {"HTTP_PROXY": f"http://{proxy.address}", **more}
        async with run("bot", "run", settings=settings) as bot:
            await server.until_ready()
            assert (await bot.end()).code == 0
        assert proxy.asked == []


@pytest.mark.parametrize("command", ["run", "sync"])
async def test_a_proxy_that_is_not_there(settings: dict[str, str], command: str) -> None:
    async with relay() as gone:
        settings["ONEJOB_PROXY"] = f"http://{gone.address}"
    told = await sentence(settings, command)
    assert told.startswith(f"The proxy {gone.address} cannot be reached")


@pytest.mark.parametrize("api", ["http://discord.test/api/v10", "https://discord.test/api/v10"])
async def test_a_proxy_that_wants_a_password(settings: dict[str, str], api: str) -> None:
    answer = b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n"
    async with relay(answer=answer) as proxy:
        settings |= {"ONEJOB_PROXY": f"http://me:secret@{proxy.address}", "DISCORD_API_URL": api}
        told = await sentence(settings)
    assert "(407" in told
    assert "proxy" in told
    assert "secret" not in told


@pytest.mark.parametrize(
    "answer", [b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n", b"SSH-2.0-x\r\n\r\n", b""]
)
async def test_a_proxy_that_leads_nowhere(settings: dict[str, str], answer: bytes) -> None:
    async with relay(answer=answer) as proxy:
        settings |= {
            "HTTPS_PROXY": f"http://{proxy.address}",
            "DISCORD_API_URL": "https://discord.test/api/v10",
        }
        told = await sentence(settings)
    assert "Traceback" not in told
    assert "proxy" in told.lower()


# Proxies for Discord's limits ---------------------------------------------------------------------


async def test_one_for_the_limits_stands_where_discord_does_and_the_gateway_is_beside_it(
    server: Server, settings: dict[str, str]
) -> None:
    async with relay(server.url) as proxy:
        settings |= {"DISCORD_API_URL": f"http://{proxy.address}/api/v10", "ONEJOB_PACE": "off"}
        async with run("bot", "run", settings=settings) as bot:
            await server.until_ready()
            assert (await server.slash("about")).callback
            assert (await bot.end()).code == 0
        asked = [line.split()[1] for line in proxy.asked]
    assert any(path.endswith("/callback") for path in asked)
    assert all(path.startswith("/api/v10/") for path in asked)


# Certificates -------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One of nobody's, for 127.0.0.1, with its key in the same file."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("there is no openssl here")
    file = tmp_path_factory.mktemp("certificate") / "ours.pem"
    options = "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=ours"
    names = ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(file), "-out", f"{file}.crt"]
    subprocess.run([openssl, *options.split(), *names], check=True, capture_output=True)
    file.write_text(Path(f"{file}.crt").read_text("ascii") + file.read_text("ascii"), "ascii")
    return file


def door(certificate: Path) -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    return context


@pytest.mark.parametrize("command", ["run", "sync"])
async def test_a_certificate_that_is_not_trusted(
    server: Server, settings: dict[str, str], certificate: Path, command: str
) -> None:
    async with relay(server.url, tls=door(certificate)) as discord:
        settings["DISCORD_API_URL"] = f"https://{discord.address}/api/v10"
        told = await sentence(settings, command)
    assert told.startswith("The certificate of 127.0.0.1 is not trusted (self-signed certificate")
    assert "SSL_CERT_FILE=" in told


async def test_one_that_the_operator_names_is_trusted(
    server: Server, settings: dict[str, str], certificate: Path
) -> None:
    async with relay(server.url, tls=door(certificate)) as discord:
        settings |= {
            "DISCORD_API_URL": f"https://{discord.address}/api/v10",
            "SSL_CERT_FILE": f"{certificate}.crt",
        }
        async with run("bot", "run", settings=settings) as bot:
            await server.until_ready()
            assert (await bot.end()).code == 0


async def test_a_door_without_tls(server: Server, settings: dict[str, str]) -> None:
    settings["DISCORD_API_URL"] = server.url.replace("http:", "https:")
    told = await sentence(settings)
    assert told.startswith("Discord cannot be reached at https://127.0.0.1")
