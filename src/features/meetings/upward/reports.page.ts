/** What a board has reported to the one above; and the next report, which its records write and its secretary releases. */
import { anyone, runsPartnership } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import { type Day, longDay } from '../../../kernel/day.ts'
import { passage } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { boardAbove, crumbs, maySeeBoard } from '../../partnerships/index.ts'
import { partnershipHere, partnershipRef, slugParams } from '../subject.ts'
import { release } from './releasing.ts'
import { draftReport, listReleased } from './report.queries.ts'
import { meetingThatTakes } from './taking.ts'
import { listWaiting } from './waiting.queries.ts'

const trail = (t: (key: string) => string, partnership: { readonly slug: string; readonly name: string }) => [
  ...crumbs(t, partnership),
  { text: t('partnerships.nav.structure'), href: `/partnerships/${partnership.slug}/structure` },
]

export const boardReportsPage = definePage({
  path: '/partnerships/:slug/structure/reports',
  workspace: { within: 'structure' },
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'meetings/upward/reports.njk',
  params: slugParams,
  sameForAll: true,
  subject: partnershipHere,
  async show({ db, subject: { partnership, standing }, actor, today, t }) {
    const above = await boardAbove(db, partnership.id, today)
    const seen = above !== null && maySeeBoard(actor, above.link.parent)
    return {
      title: t('meetings.upward.report.list'),
      breadcrumbs: trail(t, partnership),
      partnership,
      above: above === null ? null : seen ? above.link.parent.name : t('meetings.upward.board-above'),
      waiting: (await listWaiting(db, partnership.id, today)).map(one => ({ ...one, day: longDay(one.decidedOn) })),
      reports: (await listReleased(db, partnership.id)).map(one => {
        const shown = maySeeBoard(actor, { id: one.aboveId, public: one.abovePublic })
        return {
          ...one,
          above: shown ? one.above : t('meetings.upward.board-above'),
          meetingId: shown ? one.meetingId : null,
        }
      }),
      mayRelease: standing.runs && above !== null,
    }
  },
})

const form = {
  words: passage({
    label: 'meetings.upward.report.words',
    hint: 'meetings.upward.report.words-hint',
    max: 2000,
    optional: true,
  }),
}

/** What would be released now; `meeting` is null where the board above has no meeting to come that still takes items. */
async function nextReport(db: Handle, partnershipId: string, today: Day, t: Parameters<typeof draftReport>[2]) {
  const above = await boardAbove(db, partnershipId, today)
  if (!above) return null
  const draft = await draftReport(db, above.link, t)
  return { above, draft, meeting: await meetingThatTakes(db, above.link.parent_id, today) }
}

export const boardReportPage = definePage({
  path: '/partnerships/:slug/structure/reports/new',
  workspace: { within: 'structure' },
  access: runsPartnership,
  audit: 'board-report.released',
  publishes: 'nothing',
  template: 'meetings/upward/report.njk',
  params: slugParams,
  form,
  subject: partnershipHere,
  async act({ db, subject: { partnership }, today, t }) {
    const next = await nextReport(db, partnership.id, today, t)
    if (!next?.meeting) return { happens: [t('meetings.upward.report.no-meeting')] }
    const values = { above: next.above.link.parent.name, day: longDay(next.meeting.held_on) }
    return {
      happens: [t('meetings.upward.report.happens', values), t('meetings.upward.report.public')],
      told: [t('meetings.upward.report.told', values)],
    }
  },
  async show({ db, subject: { partnership }, today, t }) {
    const next = await nextReport(db, partnership.id, today, t)
    return {
      title: t('meetings.upward.report.new'),
      breadcrumbs: [
        ...trail(t, partnership),
        { text: t('meetings.upward.report.list'), href: `/partnerships/${partnership.slug}/structure/reports` },
      ],
      above: next?.above.link.parent.name ?? null,
      lines: next?.draft.open ?? [],
      closed: next?.draft.closed ?? [],
      closedGoesUp: next?.above.link.reads_closed ?? false,
      open: next !== null && next.meeting !== null && hasLines(next),
      meeting: next?.meeting ?? null,
    }
  },
  async submit({ db, hub, subject: { partnership }, actor, form: { words }, today, t, audit }) {
    const next = await nextReport(db, partnership.id, today, t)
    if (!next) return refuse({ words: 'meetings.upward.problem.no-board' })
    if (!next.meeting) return refuse({ words: 'meetings.upward.problem.no-meeting' })
    if (!hasLines(next) && words === '') return refuse({ words: 'meetings.upward.problem.nothing' })
    const { above, draft, meeting } = next
    const id = await release(db, hub, { above, draft, meeting, words, today, by: actor.person!.id })
    await audit({
      action: 'board-report.released',
      subject: partnershipRef(partnership.id),
      record: { kind: 'board_report', id },
      after: { above: above.link.parent_id, meeting: meeting.id, lines: draft.open.length },
    })
    return redirect(`/partnerships/${partnership.slug}/structure/reports`, 'meetings.done.report-released')
  },
})

type Next = NonNullable<Awaited<ReturnType<typeof nextReport>>>

/** Whether anything goes up: what is closed does only where the seats above are entitled to it. */
function hasLines({ draft, above }: Next): boolean {
  return draft.open.length > 0 || (above.link.reads_closed && draft.closed.length > 0)
}
