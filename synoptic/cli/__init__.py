"""The command line. Each command's module is imported only when it is called, so that `--help` comes at once."""

from __future__ import annotations

from importlib import import_module

import click

from synoptic.version import __version__

# Command → its one line of help, in the order in which they are listed. Each is the function
# of its name in synoptic.cli.<command>_command.
COMMANDS = {
    "read": "Read saved pages into a story file.",
    "chronology": "What happened, in the order of time.",
    "compare": "One event as each page tells it, side by side.",
    "said": "Who said what, and through whom it came.",
    "sources": "Who is quoted how often, by whom, and how much has no name.",
    "who": "The people and organisations, with roles and other names.",
    "search": "Find words in the pages.",
    "page": "All that was read in one page.",
    "report": "Write the whole story as one HTML page.",
    "export": "Write the story for other programs.",
}


class _Commands(click.Group):
    """Lists the commands without importing them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        found: click.Command = getattr(import_module(f"synoptic.cli.{cmd_name}_command"), cmd_name)
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS:
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, n=1)
            hint = f" Did you mean '{near[0]}'?" if near else " See: synoptic --help"
            ctx.fail(f"There is no command '{args[0]}'.{hint}")
        return super().resolve_command(ctx, args)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "-V", "--version", prog_name="synoptic")
def main() -> None:
    """From saved press pages to one sourced chronology, every outlet's account side by side. Offline.

    \b
    Begin with the two commands
      synoptic read saved-pages/
      synoptic chronology

    \b
    and then
      synoptic compare "21-22 Feb 2016"       one event, all accounts, where they differ
      synoptic said --by Halvek               her words, and through whom they came
      synoptic search '"line of contact"'     where it stands in the pages
      synoptic page harbour-post              what was read in one page, and how it was dated
      synoptic report -o story.html           everything in one page for your browser

    The story is kept in one file: story.db in this folder, or $SYNOPTIC_STORE, or what --store names.
    """
