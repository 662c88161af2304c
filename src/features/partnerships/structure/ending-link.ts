/** What happens when a board no longer stands under another: kept with who ended it, and both are told. */
import { changeVersioned } from '../../../db/change-versioned.ts'
import type { Tx } from '../../../db/open.ts'
import { type Day, longDay } from '../../../kernel/day.ts'
import type { Hub } from '../../../web/hub.ts'
import { t } from '../../../web/render.ts'
import { addressOf } from '../subject.ts'
import { tellBoard } from './link-here.ts'
import type { BoardLink } from './links.queries.ts'

/** Who or what ended it. */
export type EndedBy = NonNullable<BoardLink['ended_by']>

/** Ends a link, or takes a question back that was not answered. Null where somebody changed it meanwhile; else how many were told. */
export async function endLink(
  tx: Tx,
  hub: Hub,
  link: BoardLink,
  ending: { readonly by: EndedBy; readonly because: string; readonly today: Day; readonly version: number },
): Promise<number | null> {
  const { by, because, today, version } = ending
  const change = { ended_on: today, ended_by: by, ended_because: because }
  if (!(await changeVersioned(tx, 'board_link', link.id, version, change))) return null
  await tx
    .updateTable('delegated_power')
    .set(eb => ({ ended_on: today, ended_because: because, version: eb('version', '+', 1) }))
    .where('board_link_id', '=', link.id)
    .where('ended_on', 'is', null)
    .execute()
  let told = 0
  for (const id of [link.child_id, link.parent_id])
    told += await tellBoard(tx, hub, id, today, board => ({
      subject: t('partnerships.structure.mail.ended-subject', { child: link.child.name }),
      body: t('partnerships.structure.mail.ended-body', {
        child: link.child.name,
        parent: link.parent.name,
        day: longDay(today),
        who: t(`partnerships.structure.ended-by.${by}`),
        because,
        link: `${hub.origin}${addressOf(board, 'structure')}`,
      }),
    }))
  return told
}
