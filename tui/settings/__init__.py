"""The user's settings: one TOML file, read with `load_settings`, written with `tui.settings.save.save_setting`."""

from tui.settings.load import load_settings, settings_path
from tui.settings.model import Settings, SettingsProblem

__all__ = ["Settings", "SettingsProblem", "load_settings", "settings_path"]
