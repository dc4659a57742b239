"""Regular expressions that are compiled when first used, so that importing a module with many of them costs nothing."""

import re
from typing import Any, cast


class _Pattern:
    """Stands for a compiled pattern; its methods take their own place at the first use, so later ones cost no more."""

    def __init__(self, source: str, flags: re.RegexFlag) -> None:
        self.pattern = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        value = getattr(re.compile(self.pattern, self._flags), name)
        setattr(self, name, value)
        return value


def compiled(source: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """`re.compile`, put off until a method of the pattern is first used. A faulty pattern raises `re.error` only then.

    The result is no real `re.Pattern`: only its attributes and methods may be used, not `re.match(result, …)`.
    """
    return cast("re.Pattern[str]", _Pattern(source, flags))
