/** Where a board stands: the branch it belongs to, what it may decide by itself, and who sits in two boards of it. */
import { type Actor, anyone, runsPartnership } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import { type Day, longDay } from '../../../kernel/day.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { definePage } from '../../../web/page.ts'
import type { Partnership } from '../partnership.queries.ts'
import { isOver } from '../partnership.queries.ts'
import { addressOf, crumbs, slugParams, subjectOf, visiblePartnership } from '../subject.ts'
import { branchOf, flatten, topOf } from './branch.ts'
import { closedWords, kindWords } from './link-here.ts'
import { type BoardLink, edgesOn, isAsked, isInForce, linkAbove, linksOf } from './links.queries.ts'
import { holds, limitWords, powersOf } from './powers.queries.ts'
import { type BoardShown, boardsFor, maySee, sharedSeats } from './structure.queries.ts'

export const structurePage = definePage({
  path: '/partnerships/:slug/structure',
  workspace: { stage: 'form', label: 'partnerships.nav.structure' },
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'partnerships/structure/structure.njk',
  params: slugParams,
  sameForAll: true,
  subject: visiblePartnership,
  async show({ db, subject, actor, today, t }) {
    const runs = runsPartnership.allows(actor, subjectOf(subject))
    const links = (await linksOf(db, subject.id)).filter(({ child, parent }) =>
      maySee(actor, child.id === subject.id ? parent : child),
    )
    const live = links.filter(link => isInForce(link, today))
    const above = live.find(({ child_id }) => child_id === subject.id) ?? null
    return {
      title: t('partnerships.structure.title', { name: subject.name }),
      breadcrumbs: crumbs(t, subject),
      partnership: subject,
      above,
      aboveWords: above && kindWords(t, above),
      ...(await treeOf(db, actor, subject, today, t)),
      ties: await Promise.all(live.map(link => tieOf(db, subject, link, today, t))),
      asked: runs ? links.filter(isAsked).map(link => ({ ...link, own: link.child_id === subject.id })) : [],
      past: links
        .filter(link => link.agreed === true && !isInForce(link, today))
        .map(link => pastWords(t, link, today)),
      mayAsk: runs && !isOver(subject) && !links.some(link => link.child_id === subject.id && isOpen(link, today)),
      runs,
    }
  },
})

const isOpen = (link: BoardLink, today: Day): boolean => isAsked(link) || isInForce(link, today)

/** The branch as far as the reader may see it: as a tree, and the same boards in rows. */
async function treeOf(db: Handle, actor: Actor, subject: Partnership, today: Day, t: Translate) {
  const edges = await edgesOn(db, today)
  const ids = [...new Set([subject.id, ...edges.flatMap(({ child, parent }) => [child, parent])])]
  const boards = await boardsFor(db, actor, ids, today)
  const top = topOf(edges, subject.id, new Set(boards.map(({ id }) => id)))
  const tree = branchOf(boards, edges, top)!
  const names = new Map(boards.map(({ id, name }) => [id, name]))
  const rows = await Promise.all(
    flatten(tree).map(async ({ board, depth }) => ({
      board,
      depth,
      under: depth === 0 ? null : (names.get(edges.find(({ child }) => child === board.id)!.parent) ?? null),
      how: depth === 0 ? null : await kindOf(db, board, today, t),
      meets: board.meets && longDay(board.meets),
    })),
  )
  return { tree, rows }
}

async function kindOf(db: Handle, { id }: BoardShown, today: Day, t: Translate): Promise<string> {
  const link = await linkAbove(db, id, today)
  return link ? kindWords(t, link) : ''
}

/** What stands between this board and one directly above or below it: powers, what it rests on, who sits in both. */
async function tieOf(db: Handle, subject: Partnership, link: BoardLink, today: Day, t: Translate) {
  const up = link.child_id === subject.id
  const powers = (await powersOf(db, link.id)).filter(power => holds(power, today))
  return {
    id: link.id,
    up,
    child: link.child,
    parent: link.parent,
    lines: [
      link.purpose,
      `${kindWords(t, link)} ${t('partnerships.structure.since', { day: longDay(link.answered_on!) })}`,
      closedWords(t, link),
    ],
    rests: [
      { board: link.child.name, decision: link.decision_id },
      { board: link.parent.name, decision: link.parent_decision_id },
    ],
    powers: powers.map(power => ({
      what: power.what,
      limits: limitWords(t, power),
      decision: power.decision_id,
    })),
    shared: await sharedSeats(db, link.child_id, link.parent_id, today),
    pages: {
      powers: addressOf(link.parent, `structure/${link.id}/powers`),
      ending: addressOf(subject, `structure/${link.id}/ending`),
    },
  }
}

/** A link that is over, in one line. */
function pastWords(t: Translate, link: BoardLink, today: Day): string {
  const last = link.ended_on ?? link.ends_on ?? today
  return t('partnerships.structure.past-line', {
    child: link.child.name,
    parent: link.parent.name,
    from: longDay(link.answered_on!),
    to: longDay(last),
    who: t(`partnerships.structure.ended-by.${link.ended_by ?? 'its-day'}`),
    because: link.ended_because,
  })
}
