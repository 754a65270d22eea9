"""slip_pictures.py - what a camera sees of slips that are held before it

SPDX-License-Identifier: GPL-3.0-or-later

The slips are cut out of the PDF that the program prints; then they are held before a camera as
people do: at arm's length, askew, in a bad light, by a lens that is focused elsewhere.
"""
import functools
import random
import subprocess

from PIL import Image, ImageChops, ImageDraw, ImageFilter

WIDTH, HEIGHT = 1280, 720
FIELD = 1.0         # a camera sees so many metres of width from one metre: 53 degrees, as most in laptops
SLIP = 0.105        # width of a slip in metres
# A webcam's lens: 3.6 mm, f/2.4, on 3.6 mm of chip.
FOCAL, APERTURE, CHIP = 0.0036, 0.0015, 0.0036


def cut_slips(pdf, folder, resolution=200):
    """The slips of a PDF as pictures, in the order of its pages' places."""
    subprocess.run(['pdftoppm', '-r', str(resolution), '-gray', str(pdf), str(folder / 'page')], check=True)
    for path in sorted(folder.glob('page*.pgm')):
        with Image.open(path) as page:
            for place in range(8):
                x, y = place % 2 * page.width // 2, place // 2 * page.height // 4
                slip = page.crop((x, y, x + page.width // 2, y + page.height // 4))
                # The marks of the cuts are at its edges; an empty place has nothing else.
                if slip.crop((60, 60, slip.width - 60, slip.height - 60)).getextrema()[0] < 128:
                    yield slip
        path.unlink()


def cut_ballot(pdf, folder, resolution=200):
    """The first ballot of a PDF with four on a page, which is as wide as a slip."""
    subprocess.run(['pdftoppm', '-r', str(resolution), '-gray', '-l', '1', '-singlefile', str(pdf), str(folder / 'ballots')], check=True)
    with Image.open(folder / 'ballots.pgm') as page:
        return page.crop((0, 0, page.width // 2, page.height // 2))


def blur_of(distance, focus):
    """The diameter of the disc, in pixels, that a point becomes @distance metres away under a lens focused at @focus."""
    on_chip = APERTURE * abs(distance - focus) / distance * FOCAL / (focus - FOCAL)
    return on_chip / CHIP * WIDTH


def disc(picture, diameter):
    """@picture as through a lens that makes discs of points."""
    if diameter < 1:
        return picture
    # Three boxes come close to a disc's edge and cost nothing.
    return picture.filter(ImageFilter.BoxBlur(diameter / 4)).filter(ImageFilter.BoxBlur(diameter / 4))


def hold(slip, distance=0.35, degrees=0.0, focus=2.0, noise=8, light=0.75, shift=(0, 0), seed=1):
    """A picture of @slip before a camera: metres away, turned, out of focus, in noise and half-light."""
    dice = random.Random(seed)
    picture = Image.new('L', (WIDTH, HEIGHT), 60)
    draw = ImageDraw.Draw(picture)
    for _ in range(12):  # what else is in the room
        x, y, size = dice.randrange(WIDTH), dice.randrange(HEIGHT), dice.randrange(40, 300)
        draw.rectangle((x, y, x + size, y + size), fill=dice.randrange(30, 190))
    small, mask = turn(slip, distance, degrees, light)
    place = ((WIDTH - small.width) // 2 + shift[0], (HEIGHT - small.height) // 2 + shift[1])
    picture.paste(small, place, mask)
    picture = ImageChops.multiply(disc(picture, blur_of(distance, focus)), shade_of(dice.randrange(4)))
    if noise:
        grain = noise_of(noise, dice.randrange(4))
        picture = ImageChops.add(picture, grain, 1, -128)
    return picture


_last = {}


def turn(slip, *how):
    """As turn_anew() does, but once for several pictures in a row on which it is held that way."""
    if _last.get('slip') is not slip or _last['how'] != how:
        _last.update(slip=slip, how=how, turned=turn_anew(slip, *how))
    return _last['turned']


def turn_anew(slip, distance, degrees, light):
    """@slip as large as it is at a distance, turned, and in the light at hand; and what it covers."""
    width = round(SLIP / (distance * FIELD) * WIDTH)
    small = slip.resize((width, round(width * slip.height / slip.width)), Image.LANCZOS)
    # No white is whiter than the lamp allows.
    small = small.point(lambda v: int(25 + v * light))
    mask = Image.new('L', small.size, 255)
    return tuple(image.rotate(degrees, Image.BICUBIC, expand=True) for image in (small, mask))


@functools.lru_cache(maxsize=None)
def shade_of(side):
    """The lamp stands at one of four sides."""
    return Image.linear_gradient('L').rotate(90 * side).resize((WIDTH, HEIGHT)).point(lambda v: 150 + v * 105 // 255)


_noise = {}


def noise_of(sigma, which):
    """Grain of a sensor in the dark; a few of it are made, as making it takes long."""
    if (sigma, which) not in _noise:
        _noise[sigma, which] = Image.effect_noise((WIDTH, HEIGHT), sigma)
    return _noise[sigma, which]


def jitter(seed):
    """How people hold it: another way each time."""
    dice = random.Random(seed)
    return {'distance': dice.uniform(0.28, 0.42), 'degrees': dice.uniform(-35, 35) + 90 * dice.choice((0, 0, 0, 1, -1, 2)),
            'noise': dice.choice((2, 4, 6)), 'light': dice.uniform(0.45, 0.85),
            'shift': (dice.randrange(-180, 180), dice.randrange(-60, 60)), 'seed': seed}


def save(picture, path):
    """As a webcam sends it."""
    picture.save(path, quality=80)


def source_of(folder, pattern='%04d.jpg', rate=30):
    """The source that shows all pictures of a folder, one after another."""
    return f'multifilesrc location={folder}/{pattern} caps=image/jpeg,framerate={rate}/1 ! jpegdec'


def still_of(path):
    """The source that shows one picture for ever, as a camera before which a slip is held."""
    return f'filesrc location={path} ! jpegdec ! imagefreeze is-live=true ! video/x-raw,framerate=15/1'
