"""The reasons why a vault cannot be opened."""


class Refused(Exception):
    """The stable code of the reason why a vault cannot be opened."""


def damaged_unless(right: bool) -> None:
    if not right:
        raise Refused("vault_damaged")
