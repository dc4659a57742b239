"""Puts the sample articles into the wheel, as `tui/samples`, so that an installed dokja can offer them."""

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py


class BuildWithSamples(build_py):
    """The ordinary build, and the samples copied beside the code."""

    def run(self) -> None:
        """Build, then copy `articles/` into the built package."""
        super().run()
        if not self.editable_mode:
            shutil.copytree(
                Path(__file__).parent / "articles", Path(self.build_lib) / "tui" / "samples", dirs_exist_ok=True
            )


setup(cmdclass={"build_py": BuildWithSamples})
