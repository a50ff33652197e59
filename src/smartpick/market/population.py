"""The applicants of one replicate: types, files and latent qualities, drawn from the model card.

Everything about applicant number a depends on (seed, replicate, a) only. US graduates have an index drawn as
a whole; IMGs have a file whose fields make the index, each effect centred on the typical non-US IMG of the
card, so that a typical file has index 0.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from smartpick.market.applications import _kernels
from smartpick.market.card import APPLICANT_TYPES, ModelCard
from smartpick.market.lacks import LACKS
from smartpick.market.programs_side import World
from smartpick.randomness import Key, key, normals, uniforms

__all__ = ["IMG_TYPE", "LACKS", "Applicants", "draw_population", "file_index", "lacking"]

F32 = npt.NDArray[np.float32]
F64 = npt.NDArray[np.float64]
U8 = npt.NDArray[np.uint8]
US_IMG, NEEDS_VISA, NO_VISA = 3, 4, 5
IMG_TYPE = US_IMG  # types from here on are IMGs
STREAM = 1
LANES = 5


@dataclass(frozen=True, slots=True, eq=False)
class Applicants:
    """N applicants, ordered by the specialty they prefer; ``start`` int32[S + 1] are their offsets.

    ``specialty`` int16[N] preferred; ``type`` int8 into ``APPLICANT_TYPES``; ``index`` observed index x, ``quality``
    latent file quality e (index units), ``skill`` interview skill h (sds); ``state`` int16, ``division`` int8: home or
    tie in the directory's codes, -1 none; ``wished`` applications; ``capacity`` interviews taken at most; then the file
    of an IMG (nan for US graduates): ``step2ck``, ``years`` since graduation, ``failed``, ``hands_on`` and
    ``observed`` months, ``letters``, ``publications``, ``step3``, ``certified``; ``lacks`` bits of ``LACKS``
    for the screens.
    """

    start: npt.NDArray[np.int32]
    specialty: npt.NDArray[np.int16]
    type: npt.NDArray[np.int8]
    index: F32
    quality: F32
    skill: F32
    state: npt.NDArray[np.int16]
    division: npt.NDArray[np.int8]
    wished: F32
    capacity: npt.NDArray[np.int32]
    step2ck: F32
    years: F32
    failed: F32
    hands_on: F32
    observed: F32
    letters: F32
    publications: F32
    step3: F32
    certified: F32
    lacks: U8

    def __len__(self) -> int:
        return len(self.type)


def draw_words(of: Key, count: int, lane: int) -> npt.NDArray[np.uint32]:
    """Return the blocks uint32[count, 4] of entities 0 .. count - 1 (the compiled ``randomness.words``)."""
    out = np.empty(4 * count, np.uint32)
    _kernels.fill_words(of[0], of[1], 0, count, 0, lane, out)
    return out.reshape(count, 4)


def file_index(card: ModelCard, needs_visa: F64, **field: F64) -> F64:
    """Return the observed index x of IMG files, zero for the typical non-US IMG of the card.

    Fields are arrays: ``step2ck`` points, ``failed`` 0 or 1, ``years`` since graduation, ``hands_on`` and
    ``observed`` months, ``letters``, ``publications``, ``step3``, ``certified`` 0 or 1.
    """
    value = card.value
    months = field["hands_on"] + 0.4 * field["observed"]
    parts = (
        ("step2ck", "step2ck", field["step2ck"] / 15.0, value("population.step2ck") / 15.0),
        ("failed_attempt", "failed_attempt", field["failed"], None),
        ("year_since_graduation", "years_since_graduation", np.minimum(field["years"], 12.0), None),
        ("usce", "usce", 1.0 - np.exp(-months / 3.0), None),
        ("us_letter", "us_letters", np.minimum(field["letters"], 3.0), None),
        ("step3", "step3", field["step3"], None),
        ("publications", "publications", np.log1p(field["publications"]), None),
        ("certified", "certified", field["certified"], None),
        ("visa", "visa", needs_visa, None),
    )
    x = np.zeros(len(needs_visa))
    for effect, typical, given, centre in parts:
        x += value(f"effects.{effect}") * (
            given - (value(f"population.{typical}") if centre is None else centre)
        )
    return x


def lacking(visa: npt.NDArray[np.bool_], failed: F64, hands_on: F64, observed: F64, certified: F64) -> U8:
    """Return the bits of ``LACKS`` of each file."""
    bits = (
        LACKS["visa"] * visa
        + LACKS["clean record"] * (failed > 0)
        + LACKS["US experience"] * (hands_on + observed < 0.5)
        + LACKS["hands-on"] * (hands_on < 0.5)
        + LACKS["certificate"] * (certified < 0.5)
    )
    return np.asarray(bits, np.uint8)


def _gamma(z: F64, mean: float, sd: float) -> F64:
    """Return gamma variables with the given moments from normals (Wilson & Hilferty, PNAS 17, 1931)."""
    shape = (mean / sd) ** 2
    cube = np.maximum(1.0 - 1.0 / (9.0 * shape) + z / (3.0 * np.sqrt(shape)), 0.0) ** 3
    found: F64 = mean * cube
    return found


def _homes(world: World, share: F64, u: F64) -> tuple[npt.NDArray[np.int16], npt.NDArray[np.int8]]:
    """Draw a home state in proportion to positions; with probability 1 - ``share`` there is none (-1)."""
    states = int(world.state.max()) + 1
    weight = np.bincount(world.state, weights=world.quota, minlength=states)
    division = np.full(states, -1, np.int8)
    division[world.state] = world.division
    edge = np.cumsum(weight) / weight.sum()
    state = np.minimum(np.searchsorted(edge, np.minimum(u / share, 1.0 - 1e-12), side="right"), states - 1)
    none = u >= share
    return np.where(none, -1, state).astype(np.int16), np.where(none, -1, division[state]).astype(np.int8)


def _typed(card: ModelCard, name: str) -> F64:
    """Return a parameter group by applicant type [6]; the three IMG types share ``img`` or are 0."""
    us = [card.value(f"{name}.{t}") for t in ("us_md_senior", "us_do_senior", "us_previous_graduate")]
    return np.array([*us, *[card.value("applications.img") if name == "applications" else 0.0] * 3])


def excess(card: ModelCard) -> F64:
    """Return how many apply for every one who ends with a rank list, by type [6]."""
    names = ("us_md_senior", "us_do_senior", "us_previous_graduate", "us_img", "img", "img")
    return np.array([card.value(f"excess.{name}") for name in names])


def draw_population(world: World, card: ModelCard, seed: int, replicate: int) -> Applicants:
    """Return the applicants of one replicate."""
    counts = np.array([card.specialties[name].preferring for name in world.specialties])
    counts = counts.reshape(-1, len(APPLICANT_TYPES)) * excess(card)
    counts = np.rint(counts).astype(np.int64).reshape(len(world.specialties), len(APPLICANT_TYPES))
    start = np.concatenate([[0], np.cumsum(counts.sum(axis=1))]).astype(np.int32)
    kinds = np.tile(np.arange(len(APPLICANT_TYPES), dtype=np.int8), len(world.specialties))
    kind = np.repeat(kinds, counts.ravel())
    n = len(kind)
    of = key(seed, replicate, STREAM)
    lanes = [draw_words(of, n, lane) for lane in range(LANES)]
    z = [normals(lane) for lane in lanes]
    img = kind >= IMG_TYPE
    mean = np.array([card.specialties[name].step2ck_mean for name in world.specialties])
    files = _draw_files(card, kind, np.repeat(mean, counts.sum(axis=1)), z, lanes)
    index = np.where(img, file_index(card, (kind == NEEDS_VISA).astype(float), **files), 0.0)
    index += np.where(img, 0.0, _typed(card, "types")[kind] + card.value("types.us_spread") * z[0][:, 0])
    share = np.where(kind > US_IMG, card.value("applications.img_tie"), 1.0)
    state, division = _homes(world, share, uniforms(lanes[3][:, 0]))
    spread = card.value("applications.spread")
    wished = (
        card.value("applications.all")
        * _typed(card, "applications")[kind]
        * np.exp(spread * z[3][:, 1] - spread**2 / 2)
    )
    capacity = np.where(img, card.value("interviews.img_capacity"), card.value("interviews.us_capacity"))
    visa = kind == NEEDS_VISA
    screened = lacking(visa, files["failed"], files["hands_on"], files["observed"], files["certified"])
    own = {name: np.where(img, column, np.nan).astype(np.float32) for name, column in files.items()}
    return Applicants(
        start=start,
        specialty=np.repeat(np.arange(len(world.specialties), dtype=np.int16), counts.sum(axis=1)),
        type=kind,
        index=index.astype(np.float32),
        quality=(card.value("latent.file_quality") * z[4][:, 0]).astype(np.float32),
        skill=z[4][:, 1],
        state=state,
        division=division,
        wished=wished.astype(np.float32),
        # A mean capacity between two whole numbers is a mixture of both.
        capacity=np.floor(capacity + uniforms(lanes[3][:, 2])).astype(np.int32),
        lacks=np.where(img, screened, 0).astype(np.uint8),
        **own,
    )


def _draw_files(
    card: ModelCard,
    kind: npt.NDArray[np.int8],
    step2ck_mean: F64,
    z: list[F32],
    lanes: list[npt.NDArray[np.uint32]],
) -> dict[str, F64]:
    """Draw the fields of every file; US graduates' are drawn too and not used."""
    value = card.value
    scale = card["population.step2ck"].sd
    us_img = kind == US_IMG
    u = uniforms(lanes[2])
    v = uniforms(lanes[1])
    years = card["population.years_since_graduation"]
    publications = card["population.publications"]
    hands_on, observed = (
        np.where(
            u[:, lane] < value(f"population.{kind}"),
            -card[f"population.{kind}_months"].value
            * np.log(np.maximum(u[:, lane] / value(f"population.{kind}"), 1e-9)),
            0.0,
        )
        for lane, kind in enumerate(("hands_on", "observed"))
    )
    return {
        "step2ck": np.clip(np.rint(step2ck_mean + scale * z[0][:, 1].astype(float)), 214, 280),
        "years": _gamma(z[0][:, 2].astype(float), years.value, years.sd),
        "failed": (v[:, 0] < value("population.failed_attempt")).astype(float),
        "hands_on": hands_on + np.where(us_img, value("population.us_img_clerkships"), 0.0),
        "observed": observed,
        "letters": np.where(us_img, 3.0, np.floor(4.0 * v[:, 1])),
        "publications": np.maximum(
            np.rint(np.expm1(publications.value + publications.sd * z[0][:, 3].astype(float))), 0.0
        ),
        "step3": (v[:, 2] < value("population.step3")).astype(float),
        "certified": (v[:, 3] < value("population.certified")).astype(float),
    }
