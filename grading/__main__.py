import sys


def main() -> int:
    """Run one command; any Python may be asked, also one without the course's packages."""
    try:
        from .commands import main as commands

        return commands()
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] in ("", "grading", "cs231n_lite"):
            raise
        raise SystemExit(
            f"{sys.executable} has no {missing.name}, which the course needs. Make an environment for it by\n"
            "  make demo\nor by\n  python -m venv .venv, then its python -m pip install -r requirements.txt\n"
            "and call the Python in .venv: .venv/bin/python -m grading … (on Windows .venv\\Scripts\\python)."
        ) from None


if __name__ == "__main__":
    raise SystemExit(main())
