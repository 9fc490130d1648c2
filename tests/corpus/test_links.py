"""Dead addresses in documents, and those that are never asked."""

import httpx
import pytest
import respx

from bot.corpus.links import MOST_STEPS, DeadLink, dead_links

PAGE = "https://plan.example.org/page"
PUBLIC = ("93.184.216.34",)


def public(host: str) -> tuple[str, ...]:
    """Give every host a public address."""
    del host
    return PUBLIC


def found(*addresses: str) -> list[DeadLink]:
    """Return the dead ones among addresses, all hosts being public."""
    return list(dead_links(addresses, resolve=public))


@respx.mock
def test_what_answers_is_no_finding() -> None:
    """Each address is asked once, however often it stands in documents."""
    route = respx.head(PAGE).mock(return_value=httpx.Response(200))

    assert found(PAGE, PAGE) == []
    assert route.call_count == 1


@respx.mock
@pytest.mark.parametrize("status", [404, 410, 500])
def test_what_answers_with_an_error_is_named(status: int) -> None:
    """With the server's own number."""
    respx.head(PAGE).mock(return_value=httpx.Response(status))

    assert found(PAGE) == [DeadLink(PAGE, f"HTTP {status}")]


@respx.mock
@pytest.mark.parametrize(("status", "dead"), [(200, 0), (404, 1)])
def test_a_server_that_dislikes_head_is_asked_otherwise(status: int, dead: int) -> None:
    """Its answer to `GET` counts."""
    respx.head(PAGE).mock(return_value=httpx.Response(405))
    respx.get(PAGE).mock(return_value=httpx.Response(status))

    assert len(found(PAGE)) == dead


@respx.mock
def test_a_network_that_fails_is_told_by_its_kind() -> None:
    """Nothing else of the error is shown."""
    respx.head(PAGE).mock(side_effect=httpx.ConnectTimeout("slow"))

    assert found(PAGE) == [DeadLink(PAGE, "no answer (ConnectTimeout)")]


@respx.mock
def test_a_page_that_moved_is_followed() -> None:
    """Also by a location without a host."""
    respx.head(PAGE).mock(return_value=httpx.Response(301, headers={"location": "/new"}))
    respx.head("https://plan.example.org/new").mock(return_value=httpx.Response(200))

    assert found(PAGE) == []


@respx.mock
def test_a_page_that_moves_in_a_circle_is_given_up() -> None:
    """After a bounded number of steps."""
    route = respx.head(PAGE).mock(return_value=httpx.Response(302, headers={"location": PAGE}))

    assert found(PAGE) == [DeadLink(PAGE, f"more than {MOST_STEPS} redirections")]
    assert route.call_count == MOST_STEPS + 1


@respx.mock
@pytest.mark.parametrize(
    "inside", ["127.0.0.1", "10.1.2.3", "192.168.0.1", "169.254.169.254", "::1", "fd00::1"]
)
def test_a_host_inside_a_network_is_never_asked(inside: str) -> None:
    """Whatever its name is; one public address beside it does not help."""
    route = respx.route().mock(return_value=httpx.Response(200))

    dead = list(dead_links([PAGE], resolve=lambda _: (*PUBLIC, inside)))

    assert dead == [DeadLink(PAGE, "not a public address, so it was not asked")]
    assert route.call_count == 0


@respx.mock
def test_a_page_that_moves_into_a_network_is_not_followed() -> None:
    """Each step is looked at anew."""
    respx.head(PAGE).mock(
        return_value=httpx.Response(302, headers={"location": "http://meta.example.org/"})
    )
    places = {"plan.example.org": PUBLIC, "meta.example.org": ("169.254.169.254",)}

    dead = list(dead_links([PAGE], resolve=places.__getitem__))

    assert dead == [DeadLink(PAGE, "not a public address, so it was not asked")]


def test_a_host_that_does_not_exist_is_told() -> None:
    """So is what is no web address at all."""

    def nowhere(host: str) -> tuple[str, ...]:
        raise OSError(host)

    assert list(dead_links([PAGE, "ftp://x.example.org/"], resolve=nowhere)) == [
        DeadLink(PAGE, "no such host"),
        DeadLink("ftp://x.example.org/", "not a web address"),
    ]


def test_addresses_of_this_computer_are_refused_by_its_own_resolver() -> None:
    """Without a resolver of the test's."""
    assert [dead.why for dead in dead_links(["http://127.0.0.1:9/"])] == [
        "not a public address, so it was not asked"
    ]
