"""The Textual application: what is the same on every screen, and the work in the background."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events
from textual.app import App, SystemCommand
from textual.binding import Binding
from textual.screen import Screen
from textual.worker import Worker, WorkerState

from tui.app.background import Background
from tui.app.drawing import flat
from tui.app.input_method import KoreanKeys
from tui.app.screens.reader import ReaderScreen
from tui.app.themes import DARK, LIGHT, OWN, user_theme
from tui.library.errors import LibraryError
from tui.library.library import Library
from tui.library.model import Progress
from tui.settings import Settings, SettingsProblem
from tui.translation import LANGUAGES, language, translate, use_language

if TYPE_CHECKING:
    from tui.app.open_article import OpenArticle

REPAIRS_SECONDS = 2.0
"""How often it is looked whether the library had to repair something."""

WATCHED_AFTER = 2.0
"""Seconds after which the folders are surely being watched."""


class DokjaApp(KoreanKeys):
    """The reader on an open `library`. `first` is a file to open at once."""

    TITLE = "dokja"
    CSS_PATH = "screens/reader.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = [
        Binding("f1,question_mark", "help", "keys.help", id="app.help"),
        Binding("ctrl+p,f2,colon", "palette", "keys.palette", id="app.palette"),
        Binding("f4,ctrl+o", "jump", "keys.jump", id="app.jump", show=False),
        Binding("f8", "next_theme", "keys.theme", id="app.theme", show=False),
        Binding("f9", "settings", "keys.settings", id="app.settings", show=False),
        Binding("ctrl+q,q,f10", "quit", "keys.quit", id="app.quit", show=False),
    ]

    def __init__(
        self,
        library: Library,
        settings: Settings,
        problems: Sequence[SettingsProblem] = (),
        *,
        first: Path | None = None,
        analyse: bool = True,
        watch: bool = True,
    ) -> None:
        super().__init__()
        self.library = library
        self.settings = settings
        self.background = Background(library)
        self._first = first
        self._analyse = analyse
        self._watch = watch
        self._refreshed = asyncio.Event()
        self._repairs_said = 0
        for theme in OWN:
            self.register_theme(theme)
        self._problems = [*problems, *self._register_user_themes()]
        self._begin_with_theme(settings.theme or DARK)
        if settings.keys:
            self.set_keymap(settings.keys)

    # Start and end

    def _begin_with_theme(self, name: str) -> None:
        """Set the theme before anything is drawn, so that nothing is drawn twice."""
        self.set_reactive(App.theme, name if name in self.available_themes else DARK)
        self.stylesheet.set_variables(self.get_css_variables())

    def get_default_screen(self) -> Screen:
        """The reader itself: another screen below it would be laid out and painted for nothing."""
        return ReaderScreen(self.library, self.settings)

    def on_mount(self) -> None:
        """Everything but the list comes after the first paint."""
        self.call_after_refresh(self._painted)

    def _register_user_themes(self) -> Iterable[SettingsProblem]:
        for name, colours in self.settings.themes.items():
            try:
                self.register_theme(user_theme(name, colours))
            except (TypeError, ValueError) as error:
                yield SettingsProblem(None, f"themes.{name}", str(error))

    async def _painted(self) -> None:
        """The list has been seen: the garbage collector may work, and the rest begin."""
        if (reader := self.reader) is not None:
            await reader.build()
        gc.freeze()
        gc.enable()
        for problem in self._problems[:1]:
            self._say(self._problem_text(problem), error=True)
        self._say_repairs()
        self.set_interval(REPAIRS_SECONDS, self._refill)
        self.run_worker(self._follow_files(), group="files", exit_on_error=False)
        if self._analyse:
            self.run_worker(self._follow_analyses(), group="analyses", exit_on_error=False)

    @staticmethod
    def _problem_text(problem: SettingsProblem) -> str:
        place = translate("reader.settings_line", line=problem.line) if problem.line else ""
        return flat(translate("reader.settings_problem", place=place, key=problem.key or "", reason=problem.reason))

    async def action_quit(self) -> None:
        """Keep the place, end the background, leave."""
        if (reader := self.reader) is not None and reader.built:
            reader.keep_place()
            for name, width in reader.changed_widths().items():
                self.keep_setting(name, width)
        with suppress(asyncio.TimeoutError):
            await asyncio.wait_for(self.background.close(), 2)
        self.exit()

    @property
    def reader(self) -> ReaderScreen | None:
        """The screen that is always there, None before it is."""
        return next((screen for screen in self.screen_stack if isinstance(screen, ReaderScreen)), None)

    def _say(self, message: str, *, error: bool = False) -> None:
        """On the uppermost screen that has a line for messages."""
        place = next((screen for screen in reversed(self.screen_stack) if hasattr(screen, "say")), None)
        if place is not None:
            place.say(message, error=error)

    async def on_event(self, event: events.Event) -> None:
        """Read Hangul keys as Latin ones, unless the settings say not to."""
        if self.settings.korean_keys:
            await super().on_event(event)
        else:
            await App.on_event(self, event)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """What goes wrong in the background is said, and the reader goes on."""
        if event.state is WorkerState.ERROR:
            self._say(flat(translate("reader.background_failed", reason=repr(event.worker.error))), error=True)

    # Files

    async def _follow_files(self) -> None:
        await self._refresh_library()
        if self._first is not None and self.reader is not None:
            article_id = self.library.find_path(self._first)
            if article_id is not None:
                self.reader.open_article(article_id)
        if self._watch:
            self.run_worker(self._refresh_once_more(), group="files", exit_on_error=False)
            with suppress(OSError, RuntimeError):
                async for paths in self.background.changes():
                    await self._refresh_library(paths)

    async def _refresh_once_more(self) -> None:
        """For what changed after the first refresh and before the folders were watched."""
        await asyncio.sleep(WATCHED_AFTER)
        await self._refresh_library()

    def _say_repairs(self) -> bool:
        """Say what the library repaired since the last time; whether there was anything."""
        messages = self.library.messages[self._repairs_said :]
        self._repairs_said += len(messages)
        if messages:
            self._say(flat(" ".join(messages)), error=True)
        return bool(messages)

    def _refill(self) -> None:
        """An index that was made anew is empty: fill it."""
        if self._say_repairs():
            self.run_worker(self._refresh_library(), group="files", exit_on_error=False)

    async def _refresh_library(self, paths: Iterable[Path] | None = None) -> None:
        """Read what is new and changed, with `paths` only there."""
        reader = self.reader
        try:
            changes = await self.background.refresh(self._reading, paths)
        except LibraryError as error:
            self._say(flat(str(error)), error=True)
            return
        finally:
            self._refreshed.set()
        if reader is None:
            return
        reader.show_progress("files", "")
        if changes or reader.list_pane.articles.count() == 0:
            reader.library_changed(changes)
            self.background.wake()
        reader.list_pane.count_folders()

    def added(self, path: Path | None) -> None:
        """Articles may have been added; `path` is one to open."""
        self.run_worker(self._added(path), group="added", exit_on_error=False)

    async def _added(self, path: Path | None) -> None:
        await self._refresh_library()
        article_id = self.library.find_path(path) if path is not None else None
        if article_id is not None and self.reader is not None:
            self.reader.open_article(article_id)

    def _reading(self, progress: Progress) -> None:
        if self.reader is not None:
            self.reader.show_progress(
                "files", translate("reader.reading_files", done=progress.done, total=progress.total)
            )
            self.reader.list_pane.files_changed()

    # Analyses

    async def _follow_analyses(self) -> None:
        await self._refreshed.wait()
        with suppress(LibraryError):
            await self.background.analyse_all(self._wanted_first, self._analysed)

    def _wanted_first(self) -> list[int]:
        reader = self.reader
        return reader.ids_on_screen() if reader is not None else []

    def _analysed(self, article_id: int, done: int, total: int) -> None:
        reader = self.reader
        if reader is None:
            return
        reader.show_progress("analyses", translate("reader.analyses", done=done, total=total) if total else "")
        reader.analysed(article_id)

    def article_opened(self, opened: OpenArticle) -> None:
        """Note that an article was opened, and have it analysed where it is not yet."""
        self.run_worker(self._opened(opened), group="opened", exit_on_error=False)

    async def _opened(self, opened: OpenArticle) -> None:
        with suppress(LibraryError):
            await asyncio.to_thread(self.library.mark_opened, opened.id)
        reader = self.reader
        if reader is not None:
            reader.list_pane.article_opened(opened.id)
            reader.list_pane.count_folders()
        if opened.pending and self._analyse:
            await self.analyse(opened)
        await self._find_related(opened)

    async def _find_related(self, opened: OpenArticle) -> None:
        """Articles about the same, for the side panel."""
        from tui.app.widgets.fact_panel import RelatedArticle

        with suppress(LibraryError):
            found = await asyncio.to_thread(self.library.related_articles, opened.id)
            rows = {row.id: row for row in await asyncio.to_thread(self.library.rows, [one.article for one in found])}
            related = [
                RelatedArticle(rows[one.article], ", ".join((*one.names, *one.words)[:6]))
                for one in found
                if one.article in rows
            ]
            if self.reader is not None and self.reader.open is opened:
                self.reader.panel_pane.show_related(related)

    async def analyse(self, opened: OpenArticle) -> None:
        """Analyse the open article, and show what comes of it."""
        from tui.analysis.client import AnalysisError

        reader = self.reader
        if reader is None:
            return
        try:
            analysis = await self.background.analyse(opened.id)
            opened.load_analysis()  # with the user's corrections
            if opened.pending and analysis is not None and analysis.published == opened.article.published:
                opened.analysis = analysis  # it could not be stored
        except (AnalysisError, LibraryError) as error:
            if reader.open is opened and opened.analysis is None:
                reader.panel_pane.fill(state=translate("reader.not_analysed", reason=flat(str(error))))
            return
        reader.analysis_arrived(opened)

    def action_pause(self) -> None:
        """Pause or resume the analyses in the background."""
        if self.background.paused:
            self.background.resume()
        else:
            self.background.pause()
        self._say(translate("reader.paused" if self.background.paused else "reader.resumed"))

    # Out of the reader

    def copy(self, text: str, what: str) -> None:
        """Copy raw `text`, and say where it went; `what` names it (clean)."""
        self.run_worker(self._copy(text, what), group="copy", exit_on_error=False)

    async def _copy(self, text: str, what: str) -> None:
        from tui.app.clipboard import copy

        result = await copy(text, self._driver.write if self._driver is not None else None)
        self._say(f"{what}: {flat(result.message())}", error=not result.ok)

    def copy_to_clipboard(self, text: str) -> None:
        """What Textual calls for a selection: the same as `copy`."""
        self.copy(text, translate("reader.selection"))

    def open_address(self, address: str) -> None:
        """Open a web address of an article in the browser."""
        from tui.app.browser import open_address

        opened = open_address(address)
        self._say(translate("reader.browser_opened" if opened else "reader.no_browser"), error=not opened)

    def browse(self, words: str) -> None:
        """Search the web for raw `words` in the browser."""
        from tui.app.browser import search_address

        self.open_address(search_address(words))

    async def take_samples(self) -> None:
        """Put the sample articles into the folder."""
        from tui.app.folders import copy_samples

        try:
            count = await asyncio.to_thread(copy_samples, self.library.roots[0])
        except OSError as error:
            self._say(flat(str(error)), error=True)
            return
        self._say(translate("reader.samples_taken", count=count))
        await self._refresh_library()

    # What is asked for everywhere

    def action_help(self) -> None:
        """Show the keys."""
        from tui.app.commands import key_groups
        from tui.app.screens.help import Help

        if not isinstance(self.screen, Help):
            self.push_screen(Help(key_groups(self, self.screen)))

    def action_palette(self) -> None:
        """Everything that can be done, and all articles, by name."""
        from tui.app.screens.palette import open_palette

        if isinstance(self.screen, ReaderScreen) and self.screen.built:
            open_palette(self.screen)

    def action_settings(self) -> None:
        """Show the settings, to change them."""
        from tui.app.screens.settings_screen import SettingsScreen

        if not isinstance(self.screen, SettingsScreen):
            self.push_screen(SettingsScreen(self.settings_changed))

    def settings_changed(self, settings: Settings) -> None:
        """Other settings hold from now on."""
        self.settings = settings
        for _ in self._register_user_themes():
            pass
        wanted = settings.theme or DARK
        self.theme = wanted if wanted in self.available_themes else DARK
        self.set_keymap(settings.keys)
        before = language()
        use_language(settings.language)
        if self.reader is not None:
            self.reader.use_settings(settings)
            if language() != before:
                self.reader.language_changed()

    def action_jump(self) -> None:
        """Show a letter at every place that can be jumped to."""
        from tui.app.screens.jump import Jump

        if isinstance(self.screen, ReaderScreen) and self.screen.built:
            self.push_screen(Jump(self.screen.jump_targets()), self.screen.jump_to)

    def get_system_commands(self, screen: Screen) -> Iterable[SystemCommand]:
        """None of Textual's own: the palette is the reader's."""
        return ()

    # Looks and language

    def action_next_theme(self) -> None:
        """Change between dark and light."""
        self.choose_theme(LIGHT if self.current_theme.dark else DARK)

    def action_choose_theme(self) -> None:
        """Choose among all themes."""
        from tui.app.screens.themes import choose_theme

        choose_theme(self)

    def choose_theme(self, name: str) -> None:
        """Use a theme, now and from now on."""
        self.theme = name
        self.keep_setting("theme", name)
        self._say(translate("reader.theme_is", name=name))

    def action_next_language(self) -> None:
        """Change between Korean and English, now and from now on."""
        code = LANGUAGES[(LANGUAGES.index(language()) + 1) % len(LANGUAGES)]
        use_language(code)
        self.keep_setting("language", code)
        if self.reader is not None:
            self.reader.language_changed()

    def keep_setting(self, name: str, value: object) -> None:
        """Write a setting to the settings file."""
        from tui.settings.save import save_setting

        try:
            save_setting(name, value)
        except (OSError, ValueError) as error:
            self._say(flat(translate("reader.settings_not_kept", reason=error)), error=True)
