"""Buttons and menus that work for ever."""
