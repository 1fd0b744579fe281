"""One moment of a scene: what is `seen`, conditions (`standing`, `saying`), and the effects of the `moment`, by the names scenes use."""

from flows.moment.moment import Moment
from flows.moment.saying import DOOR_STANDS, TAKES_A_DOOR, USEFUL

__all__ = ["DOOR_STANDS", "TAKES_A_DOOR", "USEFUL", "Moment"]
