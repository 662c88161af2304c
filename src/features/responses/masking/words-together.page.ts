/** What was decided of many words at once that may show who somebody is: each time with its reason, and taken back where it still stands. */
import { z } from 'zod'
import { reviewsResponses } from '../../../access/access.ts'
import { dayAt, longDay } from '../../../kernel/day.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { pick } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { trailTo } from '../form/form.view.ts'
import { respondingSubject } from '../form/responding.queries.ts'
import { readsConfidential } from '../list/responses.page.ts'
import { listWordsActs, takeBackAct, type WordsAct } from './acts.queries.ts'

export const wordsTogetherPage = definePage({
  path: '/consultations/:slug/words/together',
  workspace: { within: 'words' },
  access: reviewsResponses,
  publishes: ['responses'],
  audit: 'response.words-undone',
  template: 'components/records.njk',
  params: z.object({ slug: z.string() }),
  form: { act: pick({ label: 'responses.masking.take-back-which', as: 'radios' }) },
  subject: (_db, { slug }, hub, actor) => respondingSubject(hub, slug, actor),
  async show({ db, subject: of, actor, area, t }) {
    const acts = await listWordsActs(db, of.id, readsConfidential(actor, of.id))
    const standing = acts.filter(({ places }) => places > 0)
    return {
      title: t('responses.masking.together'),
      breadcrumbs: [...trailTo(of, t), { text: t('responses.masking.title'), href: `/consultations/${of.slug}/words` }],
      intro: t('responses.masking.together-intro'),
      lists: [
        {
          heading: t('responses.masking.acts', { count: acts.length }),
          empty: t('responses.masking.no-acts'),
          items: acts.map(act => ({
            title: sayAct(act, t),
            lines: [sayWho(act.by, act.at, t, area.timeZone), act.reason, ...undone(act, t, area.timeZone)],
          })),
        },
      ],
      fields: ['act'],
      choices: {
        act: standing.map(act => ({
          value: act.id,
          text: sayAct(act, t),
          hint: `${sayWho(act.by, act.at, t, area.timeZone)}. ${act.reason}`,
        })),
      },
      formHeading: t('responses.masking.take-back-heading'),
      button: standing.length > 0 ? t('responses.masking.take-back') : null,
      back: { href: `/consultations/${of.slug}/words`, text: t('responses.masking.back-to-words') },
    }
  },
  async submit({ db, subject: of, actor, form: { act: id }, now, audit }) {
    const withConfidential = readsConfidential(actor, of.id)
    const act = (await listWordsActs(db, of.id, withConfidential)).find(each => each.id === id)
    if (!act) return refuse({ act: 'responses.masking.problem.no-act' })
    const places = await takeBackAct(db, act.id, { withConfidential, by: actor.person?.id ?? null, now })
    if (places === 0) return refuse({ act: 'responses.masking.problem.no-act' })
    await audit({
      action: 'response.words-undone',
      subject: { kind: 'consultation', id: of.id },
      record: { kind: 'identifying_act', id: act.id },
      before: { state: act.state, reason: act.reason },
      after: { state: 'found', places },
    })
    return redirect(`/consultations/${of.slug}/words/together`, 'responses.done.words-undone')
  },
})

function sayAct({ state, kind, places }: WordsAct, t: Translate): string {
  const of = t(kind === '' ? 'responses.masking.any-kind' : `responses.masking.kinds.${kind}`)
  return t(`responses.masking.act-${state}`, { count: places, kind: of })
}

const sayWho = (by: string | null, at: Date, t: Translate, timeZone: string): string =>
  `${by ?? t('responses.masking.colleague')}, ${longDay(dayAt(at, timeZone))}`

function undone({ undoneAt, undoneBy, places }: WordsAct, t: Translate, timeZone: string): string[] {
  if (undoneAt) return [t('responses.masking.undone', { who: sayWho(undoneBy, undoneAt, t, timeZone) })]
  return places === 0 ? [t('responses.masking.nothing-stands')] : []
}
