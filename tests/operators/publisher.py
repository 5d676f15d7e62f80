"""Publishers' files, made as these lay them out, for tests that import them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZipFile

Cell = str | float | None
Sheets = Mapping[str, Iterable[Sequence[Cell]]]

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def workbook(path: Path, sheets: Sheets) -> None:
    """Write a workbook with text and numbers, and nothing else that one may have."""
    numbered = list(enumerate(sheets.items(), 1))
    names = "".join(
        f'<sheet name="{escape(name)}" sheetId="{at}" r:id="r{at}"/>' for at, (name, _) in numbered
    )
    links = "".join(
        f'<Relationship Id="r{at}" Type="{_RELATIONS}/worksheet" '
        f'Target="worksheets/sheet{at}.xml"/>'
        for at, _ in numbered
    )
    with ZipFile(path, "w") as packed:
        packed.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" '
            'ContentType="application/xml"/><Default Extension="rels" ContentType='
            '"application/vnd.openxmlformats-package.relationships+xml"/></Types>',
        )
        packed.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
            f'Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        packed.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>{names}</sheets></workbook>',
        )
        packed.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>',
        )
        for at, (_, rows) in numbered:
            body = "".join(f"<row>{''.join(map(_cell, row))}</row>" for row in rows)
            packed.writestr(
                f"xl/worksheets/sheet{at}.xml",
                f'<worksheet xmlns="{_MAIN}"><sheetData>{body}</sheetData></worksheet>',
            )


def _cell(value: Cell) -> str:
    if value is None:
        return "<c/>"
    if isinstance(value, str):
        return f'<c t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    return f"<c><v>{value}</v></c>"


PAID = ("PCT10", "PCT25", "MEDIAN", "PCT75", "PCT90")


def wages(folder: Path, year: int, rows: Iterable[Sequence[Cell]], month: str = "May") -> Path:
    """Write the wages of BLS: rows of code, title, group, employees, hour x 5, year x 5."""
    head = ["AREA", "OCC_CODE", "OCC_TITLE", "O_GROUP", "TOT_EMP", "H_MEAN"]
    head += [f"{letter}_{name}" for letter in "HA" for name in PAID]
    told: list[Sequence[Cell]] = [["99", *row[:4], 1.5, *row[4:]] for row in rows]
    path = folder / f"national_M{year}_dl.xlsx"
    about: list[Sequence[Cell]] = [[f"{month} {year} OEWS Estimates"], ["Notes:"]]
    workbook(path, {path.stem: [head, *told], "Field Descriptions": about})
    return path


def projections(folder: Path, first: int, rows: Iterable[Sequence[Cell]]) -> Path:
    """Write Table 1.2 of BLS: rows of title, code, type, jobs, growth, own, openings, words."""
    span = f"{first}–{(first + 10) % 100}"
    head = [
        f"{first} National Employment Matrix title",
        f"{first} National Employment Matrix code",
        "Occupation type",
        f"Employment, {first}",
        f"Employment, {first + 10}",
        f"Employment distribution, percent, {first}",
        f"Employment change, percent, {span}",
        f"Percent self employed, {first}",
        f"Occupational openings, {span} annual average",
        "Typical education needed for entry",
        "Work experience in a related occupation",
        "Typical on-the-job training needed to attain competency in the occupation",
    ]
    title = f"Table 1.2 Occupational projections, {first}–{first + 10}, and worker characteristics"
    told: list[Sequence[Cell]] = [[*row[:4], 0.0, 0.1, *row[4:]] for row in rows]
    path = folder / "occupation.xlsx"
    workbook(path, {"Index": [["Occupation.xlsx contents"]], "Table 1.2": [[title], head, *told]})
    return path


def ashe(folder: Path, year: int, rows: Iterable[Sequence[Cell]]) -> Path:
    """Write table 14.7a of ONS: rows of description, code, median, mean, p10, p25, p75, p90."""
    percentiles = (10.0, 20.0, 25.0, 30.0, 40.0, 60.0, 70.0, 75.0, 80.0, 90.0)
    title = "Table 14.7a   Annual pay - Gross (£) - For full-time employee jobs: United Kingdom"
    above: list[Sequence[Cell]] = [
        [f"{title}, {year}"],
        [],
        [],
        [None, None, "(thousand)", None, "Annual"],
        ["Description", "Code", "jobs", "Median", "change", "Mean", "change", *percentiles],
        [],
    ]
    told: list[Sequence[Cell]] = []
    for name, code, median, mean, p10, p25, p75, p90 in rows:
        between = [p10, "x", p25, "x", "x", "x", "x", p75, "x", p90]
        told.append([name, code, 12.0, median, 1.5, mean, "x", *between])
    name = f"PROV - Occupation SOC20 (4) Table 14.7a   Annual pay - Gross {year}.xlsx"
    workbook(folder / name, {"Notes": [["Notes"]], "All": above, "Full-Time": [*above, *told]})
    return folder / name


JOB_BANK = (
    "NOC_CNP,NOC_Title_eng,NOC_Title_fra,prov,ER_Code_Code_RE,ER_Name,Nom_RE,"
    "Low_Wage_Salaire_Minium,Median_Wage_Salaire_Median,High_Wage_Salaire_Maximal,"
    "Average_Wage_Salaire_Moyen,Quartile1_Wage_Salaire_Quartile1,Quartile3_Wage_Salaire_Quartile3,"
    "Data_Source_E,Reference_Period,Revision_Date_Date_revision,Annual_Wage_Flag_Salaire_annuel"
)


def job_bank(folder: Path, year: int, rows: Iterable[Sequence[Cell]]) -> Path:
    """Write the wages of ESDC: rows of code, title, low, median, high, mean, p25, p75."""
    lines = [JOB_BANK]
    for code, title, *paid in rows:
        amounts = ",".join("" if each is None else str(each) for each in paid)
        lines += (
            f'NOC_{code},"{title}","Métier",{place},{amounts},LFS,2023-2024,,0'
            for place in ("NAT,ER00,Canada,Canada", "ON,ER35,Ontario,Ontario")
        )
    lines.append("NOC_31102,General practitioners,x,NAT,ER00,Canada,Canada,9,99,999,,,,,,,1")
    path = folder / f"2a71-das-wage{year}opendata-esdc-all.csv"
    path.write_text("\n".join(lines) + "\n", "cp1252")
    return path


GENESIS = (
    "statistics_code;statistics_label;time_code;time_label;time;1_variable_code;1_variable_label;"
    "1_variable_attribute_code;1_variable_attribute_label;2_variable_code;2_variable_label;"
    "2_variable_attribute_code;2_variable_attribute_label;3_variable_code;3_variable_label;"
    "3_variable_attribute_code;3_variable_attribute_label;value;value_unit;value_variable_code;"
    "value_variable_label"
)


def genesis(folder: Path, month: str, rows: Iterable[Sequence[Cell]]) -> Path:
    """Write table 62361-0030 of Destatis: rows of code, title, mean, median."""
    lines = [GENESIS]
    before = f"62361;Earnings;SMONAT;Month;{month}P1M;DINSG;Germany;DG;Germany;GES;Sex"
    for code, title, mean, median in rows:
        for measure, value in (("VST047", mean), ("VST052", median), ("VST045", 1)):
            told = "." if value is None else value
            job = f"KLDB;Occupation;KB10-{code};{title};{told};EUR;{measure};Gross earnings"
            lines += (f"{before};{sex};any;{job}" for sex in ("", "GESM"))
    path = folder / "62361-0030_en_flat.csv"
    path.write_text("\n".join(lines) + "\n", "utf-8-sig")
    return path
