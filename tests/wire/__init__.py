"""A small Discord on 127.0.0.1, and the bot as a real process against it.

server.py           starts and stops it, and has a person's verbs: slash, suggest, press, choose
├── act.py              what a person does, as the interaction that the bot is told
├── gateway.py          the websocket: hello, identify, ready, heartbeat, resume, events
│   └── compression.py
└── rest.py             one table of routes: application.py, webhook.py, channel.py, thread.py
    ├── openapi.py      judges every request by Discord's own description
    ├── limit.py        Discord's limits, where a test wants them
    └── fault.py        what goes wrong on the way: answers held, refused, lost
realm.py            the state: people, servers, commands, messages, interactions, the time
process.py          a bot as a process of its own
├── collecting.py       one that tells whether it looks for garbage
├── heartless.py        one whose heart stops
└── leaping.py          one on a machine whose clock leaps
deployment.py       the catalogue and the database that processes are started on
connected.py        the bot's client in this process
"""
