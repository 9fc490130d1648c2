"""What was typed for an option, before it is used."""

import click

from bot import wording
from bot.errors import ConfigurationError


def in_utf8(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """Return what was typed, which has to be UTF-8: other bytes come as lone surrogates.

    Raises:
        ConfigurationError: it is not.
    """
    del context
    try:
        (value or "").encode()
    except UnicodeEncodeError as error:
        raise ConfigurationError(parameter.opts[0], wording.NOT_UTF8) from error
    return value
