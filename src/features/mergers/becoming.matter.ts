/** Each body of a change says for itself whether it is so: nobody merges another, or puts itself in another's place. */
import type { Handle, Tx } from '../../db/open.ts'
import { addDays, type Day, longDay } from '../../kernel/day.ts'
import { t } from '../../web/render.ts'
import { partsAfter } from '../belonging/index.ts'
import { boundAfter } from '../compact/index.ts'
import { defineMatter, type Putting, putToParty } from '../parties/index.ts'
import { partneredAfter } from '../partnerships/index.ts'
import { type BodyChange, endingOf, followingOf } from './changes.queries.ts'

export const becomingMatter = defineMatter({
  name: 'organisation.becoming',
  yes: 'mergers.yes',
  no: 'mergers.no',
})

const names = (bodies: readonly { readonly name: string }[]): string => bodies.map(({ name }) => name).join(', ')

/** "Fen Aid becomes part of Vale Youth", as a sentence. */
export function sayChange(change: Pick<BodyChange, 'bodies' | 'lastDay'>): string {
  const [ending, following] = [endingOf(change), followingOf(change)]
  const kind = following.length === 0 ? 'ends' : following.length > 1 ? 'parts' : ending.length > 1 ? 'merges' : 'joins'
  return t(`mergers.says.${kind}`, {
    ending: names(ending),
    following: names(following),
    day: longDay(change.lastDay),
    from: longDay(addDays(change.lastDay, 1)),
  })
}

/** What follows when it is carried out, line by line: seats, codes and wishes, with their names. */
export async function consequencesOf(db: Handle, change: BodyChange, today: Day): Promise<readonly string[]> {
  const heir = change.bodies.find(({ id }) => id === change.heirId)
  const lines: string[] = []
  for (const body of endingOf(change)) {
    // Whoever reads this need not know of a board that is not public.
    const boards = (await partneredAfter(db, body.id, change.lastDay)).filter(board => board.public)
    if (boards.length > 0)
      lines.push(
        t(heir ? 'mergers.follows.seats' : 'mergers.follows.seats-end', {
          name: body.name,
          heir: heir?.name ?? '',
          boards: names(boards),
        }),
      )
    const ending = endingOf(change)
    const parts = (await partsAfter(db, body.id, change.lastDay)).filter(
      ({ id }) => id !== heir?.id && !ending.some(one => one.id === id),
    )
    if (parts.length > 0)
      lines.push(
        t(heir ? 'mergers.follows.parts' : 'mergers.follows.parts-end', {
          name: body.name,
          heir: heir?.name ?? '',
          parts: names(parts),
        }),
      )
    const codes = await boundAfter(db, body.id, today)
    if (codes.length > 0)
      lines.push(
        t(followingOf(change).length > 0 ? 'mergers.follows.codes' : 'mergers.follows.codes-end', {
          name: body.name,
          following: names(followingOf(change)),
          codes: codes.map(({ title }) => title).join(', '),
        }),
      )
  }
  lines.push(t(heir ? 'mergers.follows.closed' : 'mergers.follows.closed-end'))
  if (heir) lines.push(t('mergers.follows.wishes', { heir: heir.name }))
  return [...lines, t('mergers.follows.stays')]
}

/** Asks every body named; what whoever announces it may say for their own body is its word at once. */
export async function putBecoming(tx: Tx, by: Putting, change: BodyChange, organisationId: string): Promise<void> {
  const says = sayChange(change)
  const follows = await consequencesOf(tx, change, by.today)
  for (const body of change.bodies)
    await putToParty(tx, by, becomingMatter, {
      subject: { kind: 'organisation', id: organisationId },
      organisationId: body.id,
      record: { kind: 'body_change', id: change.id },
      put: {
        lastDay: change.lastDay,
        heir: change.heirId,
        bodies: change.bodies.map(({ id, ends }) => ({ id, ends })),
      },
      title: says,
      question: [says, change.because, t('mergers.ask', { name: body.name }), ...follows].join('\n\n'),
      page: `/organisations/${body.slug}/changes/${change.id}`,
    })
}
