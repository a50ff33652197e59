"""The Chromium that the journeys through the pages run in: one that is here, or Debian's, installed once.

Usage: python scripts/get_chromium.py

Says in one line what it installs, or why it cannot; the journeys then fail with the same line, unless NO_BROWSER says
that they are to be left out. Under CI nothing is left out.
"""

import os
import shutil
import subprocess
from collections.abc import Mapping

__all__ = ["left_out", "missing", "path_of_chromium"]

#: What a Chromium is called, here and where people install one themselves.
NAMES = ("chromium", "chromium-headless-shell", "chromium-browser", "google-chrome", "google-chrome-stable")
#: Debian's, the small one first, and letters for it to write with.
PACKAGES, LETTERS = ("chromium-headless-shell", "chromium"), "fonts-liberation"
#: Names or paths a browser, and leaves the journeys out.
NAMED, OUT = "CHROMIUM", "NO_BROWSER"


def path_of_chromium(env: Mapping[str, str] = os.environ) -> str | None:
    """Return the path of a Chromium: the one that ``CHROMIUM`` names, or else one that is on the path."""
    named = env.get(NAMED, "")
    names = (named,) if named else NAMES
    return next((path for name in names if (path := shutil.which(name, path=env.get("PATH")))), None)


def left_out(env: Mapping[str, str] = os.environ) -> bool:
    """Return whether whoever runs the tests wants none in a browser; CI always wants them."""
    return bool(env.get(OUT)) and not env.get("CI")


def missing(env: Mapping[str, str] = os.environ) -> str:
    """Return why there is no browser and what helps, in one line."""
    if env.get(NAMED):
        return f"No Chromium: {NAMED} names {env[NAMED]}, which is no program here. Name another, or none."
    if shutil.which("apt-get", path=env.get("PATH")) is None:
        why = "nothing here is called like one, and without apt-get none is installed by itself"
    elif _rights(env) is None:
        why = "none is here, and installing one takes the rights of root"
    else:
        why = "none is here, and apt-get installed none; see what it says"
    helps = f"apt-get install {PACKAGES[0]}, or {NAMED}=/path/to/chrome"
    return f"No Chromium for the journeys: {why}. What helps: {helps}, or leave them out with {OUT}=1."


def _rights(env: Mapping[str, str]) -> list[str] | None:
    """Return what to begin a command of root with: nothing, or sudo where it asks nothing; ``None``: no rights."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo", path=env.get("PATH"))
    if sudo is None or not _goes([sudo, "-n", "true"], env):
        return None
    return [sudo, "-n"]


def _goes(command: list[str], env: Mapping[str, str]) -> bool:
    """Run a command and return whether it went well; only what it complains about is seen."""
    return subprocess.run(command, env=env, stdout=subprocess.DEVNULL, check=False).returncode == 0  # noqa: S603


def install(env: Mapping[str, str] = os.environ) -> None:
    """Install Debian's Chromium, where apt-get is and may; what apt-get complains about is seen."""
    rights, apt = _rights(env), shutil.which("apt-get", path=env.get("PATH"))
    if rights is None or apt is None:
        return
    print(
        f"Installing {PACKAGES[0]} with apt-get, once: the journeys through the pages run in it", flush=True
    )
    quiet = {**env, "DEBIAN_FRONTEND": "noninteractive"}
    _goes([*rights, apt, "update", "-qq"], quiet)
    for package in PACKAGES:
        if _goes([*rights, apt, "install", "-y", "-qq", "--no-install-recommends", package, LETTERS], quiet):
            return


def main() -> None:
    """Have a Chromium, or say why not."""
    if left_out():
        print(f"{OUT} is set: the journeys through the pages are left out")
    elif path_of_chromium() is None:
        if not os.environ.get(NAMED):
            install()
        if path_of_chromium() is None:
            print(missing())


if __name__ == "__main__":
    main()
