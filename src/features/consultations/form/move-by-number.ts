/** Moving questions by their numbers, over the sections of a form. */
import type { Tx } from '../../../db/open.ts'
import type { BuilderSection } from './builder.queries.ts'

/** A question and the number it was given. */
export type Move = { readonly id: string; readonly to: number }

/** The order after questions were given numbers: each stands at its own, the others keep their order; too large a number is the end. */
export function renumber(ids: readonly string[], moves: readonly Move[]): readonly string[] {
  const others = ids.filter(id => !moves.some(move => move.id === id))
  return moves
    .toSorted((a, b) => a.to - b.to)
    .reduce<readonly string[]>((order, { id, to }) => order.toSpliced(to - 1, 0, id), others)
}

type Placed = { readonly id: string; readonly questions: readonly { readonly id: string }[] }

/**
 * The questions of each section after some were given numbers. A question joins the section in which its number stood, as far as the
 * questions around it that were not moved allow: so that it has that number afterwards.
 */
export function placesAfter(
  sections: readonly Placed[],
  moves: readonly Move[],
): readonly { readonly id: string; readonly questions: readonly string[] }[] {
  const homes = sections.flatMap(({ questions }, section) => questions.map(() => section))
  const ids = sections.flatMap(({ questions }) => questions.map(({ id }) => id))
  const order = renumber(ids, moves)
  const stays = (id: string) => !moves.some(move => move.id === id)
  const homeOf = (id: string) => homes[ids.indexOf(id)]!
  const after = order.map((id, at) => {
    if (stays(id)) return homeOf(id)
    const before = order.slice(0, at).findLast(stays)
    const next = order.slice(at + 1).find(stays)
    const [from, to] = [before ? homeOf(before) : 0, next ? homeOf(next) : homes.at(-1)!]
    return Math.min(Math.max(homes[at]!, from), to)
  })
  return sections.map(({ id }, section) => ({ id, questions: order.filter((_, at) => after[at] === section) }))
}

/** Gives questions other numbers; gives how many were given one. */
export async function moveByNumber(
  tx: Tx,
  sections: readonly BuilderSection[],
  moves: readonly Move[],
): Promise<number> {
  if (moves.length === 0) return 0
  for (const section of placesAfter(sections, moves))
    for (const [index, id] of section.questions.entries())
      await tx
        .updateTable('question')
        .set({ section_id: section.id, position: index + 1 })
        .where('id', '=', id)
        .execute()
  return moves.length
}
