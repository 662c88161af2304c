/** Moving questions by their numbers, over the sections of a form. */
import type { Tx } from '../../../db/open.ts'
import { renumber } from './at-once.ts'
import type { BuilderSection } from './builder.queries.ts'

/**
 * Gives questions other numbers; gives how many changed their place. Each section keeps how many questions stand in it, save that a
 * question that moves between sections takes its place in the one where its number stands.
 */
export async function moveByNumber(
  tx: Tx,
  sections: readonly BuilderSection[],
  moves: readonly { readonly id: string; readonly to: number }[],
): Promise<number> {
  if (moves.length === 0) return 0
  const before = sections.flatMap(section => section.questions.map(({ id }) => ({ id, section: section.id })))
  const order = renumber(
    before.map(({ id }) => id),
    moves,
  )
  const home = new Map(before.map(({ id, section }) => [id, section]))
  const moved = new Set(moves.map(({ id }) => id))
  for (const [at, id] of order.entries()) {
    if (!moved.has(id)) continue
    // It joins the question that follows it, or else the one before.
    const beside =
      order.slice(at + 1).find(each => !moved.has(each)) ?? order.slice(0, at).findLast(each => !moved.has(each))
    if (beside) home.set(id, home.get(beside)!)
  }
  for (const section of sections) {
    const ids = order.filter(id => home.get(id) === section.id)
    for (const [index, id] of ids.entries())
      await tx
        .updateTable('question')
        .set({ section_id: section.id, position: index + 1 })
        .where('id', '=', id)
        .execute()
  }
  return moved.size
}
