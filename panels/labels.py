"""Names where room is scarce: a service without its vendor, a long label on two lines."""

from __future__ import annotations

from panels.wording import clipped

LONGEST = 26
ONE_LINE = 13
VENDORS = ("Amazon ", "AWS ", "Azure ", "Google Cloud ", "Google ")


def short(label: str) -> str:
    """Return a service's name without the vendor before it.

    >>> short("Amazon S3"), short("AWS IoT Core"), short("Kubernetes")
    ('S3', 'IoT Core', 'Kubernetes')
    """
    vendor = next((one for one in VENDORS if label.startswith(one)), "")
    return clipped(label[len(vendor) :] or label, LONGEST)


def broken(label: str) -> list[str]:
    """Return a label on one line or, where it is long, on two of about the same length.

    >>> broken("Lambda"), broken("Elastic Load Balancing")
    (['Lambda'], ['Elastic Load', 'Balancing'])
    """
    blanks = [at for at, sign in enumerate(label) if sign == " "]
    if len(label) <= ONE_LINE or not blanks:
        return [label]
    cut = min(blanks, key=lambda at: (max(at, len(label) - at - 1), -at))
    return [label[:cut], label[cut + 1 :]]
