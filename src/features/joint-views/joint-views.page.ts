/** What a board said to consultations together: the view, the decision, who joins it, who does not, and whether it was given. */
import { anyone, runsPartnership } from '../../access/access.ts'
import { longDay } from '../../kernel/day.ts'
import type { Translate } from '../../web/catalogue.ts'
import { definePage } from '../../web/page.ts'
import { crumbs, isOver, slugParams, visiblePartnership } from '../partnerships/index.ts'
import { listOf } from './joint-view-here.ts'
import { findJointViews, type JointView } from './joint-views.queries.ts'

export const jointViewsPage = definePage({
  path: '/partnerships/:slug/joint-views',
  workspace: { stage: 'run', label: 'partnerships.nav.joint-views' },
  access: anyone,
  audit: 'reads only',
  publishes: ['how many responses'],
  template: 'joint-views/joint-views.njk',
  params: slugParams,
  sameForAll: true,
  subject: visiblePartnership,
  async show({ db, subject, actor, t }) {
    const runs = runsPartnership.allows(actor, { kind: 'partnership', id: subject.id })
    const views = await findJointViews(db, subject.id)
    return {
      title: t('joint.title'),
      breadcrumbs: crumbs(t, subject),
      at: listOf(subject),
      runs,
      mayPut: runs && !isOver(subject),
      views: views.map(view => ({ ...view, state: stateOf(view), lines: linesOf(t, view) })),
    }
  },
})

const stateOf = ({ withdrawn_on, given }: JointView) => (withdrawn_on !== null ? 'withdrawn' : given ? 'given' : 'put')

/** Who joins, who does not and who has not said, each by name. */
function linesOf(t: Translate, view: JointView): string[] {
  const named = (agreed: boolean | null) =>
    view.partners
      .filter(one => one.agreed === agreed)
      .map(({ organisation, own }) => (own || agreed === null ? organisation : t('joint.on-paper', { organisation })))
  const line = (key: string, names: readonly string[]) =>
    names.length === 0 ? [] : [t(key, { count: names.length, names: names.join(', ') })]
  return [
    ...line('joint.joins', named(true)),
    ...line('joint.joins-not', named(false)),
    ...line('joint.joins-unsaid', named(null)),
    view.shown_on === null
      ? t('joint.not-given')
      : t(view.given ? 'joint.given' : 'joint.given-no-more', { day: longDay(view.shown_on) }),
    ...(view.withdrawn_on === null
      ? []
      : [t('joint.withdrawn', { day: longDay(view.withdrawn_on), because: view.withdrawn_because })]),
  ]
}
