"""Everything that is wrong with one file, whatever stands in the others."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING

from generator.problems import in_one_line
from generator.read.tree import too_many
from generator.validate.body import wrong_body
from generator.validate.free_text import cut_texts
from generator.validate.rules import OF_ALL, OF_OTHERS
from generator.validate.shape import wrong_shapes

if TYPE_CHECKING:
    from generator.problems import Problem
    from generator.read.note import Note

_MOST = 200  # problems of one file


def judged(note: Note) -> tuple[Problem, ...]:
    """Each problem of a file that could be read, once."""
    rules = (wrong_shapes, cut_texts, wrong_body, *OF_ALL, *OF_OTHERS[note.group])
    problems = list(islice(chain.from_iterable(rule(note) for rule in rules), _MOST))
    if len(problems) == _MOST:
        problems.append(too_many(note.file, max(problem.mark for problem in problems), _MOST))
    return tuple(dict.fromkeys(map(in_one_line, problems)))
