"""How the bot is doing, told over HTTP to whoever watches over it; loaded only where it is."""
