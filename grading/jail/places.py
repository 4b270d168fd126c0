"""Where the students' modules run while they are judged: in a jail, or nowhere unless somebody says so."""

from contextlib import AbstractContextManager, nullcontext

from .bubblewrap import HOW_TO_GET_ONE, trouble
from .jail import Jail, NoJail
from .other_user import OtherUser
from .running import Place
from .unjailed import Unjailed

WITHOUT_JAIL = "the students' code was not jailed: it could read and change whatever the one who graded could"


def require_jail() -> None:
    """Raise NoJail, saying how to get one, if no jail can be had."""
    why = trouble()
    if why:
        raise NoJail(
            f"{why}. Students' code runs in a jail only: {HOW_TO_GET_ONE}. "
            "If you trust every submission, --without-jail grades all the same"
        )


def jail_or_other_user() -> AbstractContextManager[Place]:
    """A jail, or, where namespaces are forbidden, another user; entering that raises NoJail for anybody but root."""
    return OtherUser() if trouble() else Jail()


def jail() -> AbstractContextManager[Place]:
    """A jail; raises NoJail if none can be had."""
    require_jail()
    return Jail()


def no_jail() -> AbstractContextManager[Place]:
    """Ordinary processes: students' code can do what the one who grades can."""
    return nullcontext(Unjailed())
