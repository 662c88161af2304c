/** The words of one response that may show who somebody is, and naming others that no machine could find. */
import { z } from 'zod'
import { reviewsResponses } from '../../../access/access.ts'
import { isSaidIn } from '../../../questions/masking.ts'
import { line } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { trailTo } from '../form/form.view.ts'
import { respondingSubject } from '../form/responding.queries.ts'
import { readsConfidential } from '../list/responses.page.ts'
import { textsSaid } from './mark.job.ts'
import { findSaid, nameWords, wordsIn } from './masking.queries.ts'
import { sayDecided } from './say-decided.ts'

const form = {
  words: line({ label: 'responses.masking.name', hint: 'responses.masking.name-hint', max: 200 }),
  reason: line({ label: 'responses.masking.reason', hint: 'responses.masking.reason-hint', max: 300 }),
}

export const wordsOfResponsePage = definePage({
  path: '/consultations/:slug/responses/:reference/words',
  workspace: { within: 'words' },
  access: reviewsResponses,
  publishes: ['responses'],
  audit: 'response.words-named',
  template: 'components/records.njk',
  params: z.object({ slug: z.string(), reference: z.string().max(40) }),
  form,
  async subject(db, { slug, reference }, hub, actor) {
    const found = await respondingSubject(hub, slug, actor)
    const said = found && (await findSaid(db, found.record.id, reference, readsConfidential(actor, found.record.id)))
    return found && said ? { ref: found.ref, record: { of: found.record, said } } : null
  },
  async show({ db, subject: { of, said }, t, area }) {
    const words = await wordsIn(db, of.id, said.id)
    return {
      title: t('responses.masking.of-response', { reference: said.reference }),
      breadcrumbs: [...trailTo(of, t), { text: t('responses.masking.title'), href: `/consultations/${of.slug}/words` }],
      intro: t('responses.masking.by-hand'),
      lists: [
        {
          heading: t('responses.masking.count', { count: words.length }),
          empty: t('responses.masking.none'),
          items: words.map(each => ({
            title: each.words,
            href: `/consultations/${of.slug}/words?state=${each.state}`,
            tag: t(`responses.masking.states.${each.state}`),
            lines: [t(`responses.masking.kinds.${each.kind}`), sayDecided(each, t, area.timeZone)],
          })),
        },
      ],
      formHeading: t('responses.masking.name-heading'),
      fields: Object.keys(form),
      button: t('responses.masking.name-save'),
      back: { href: `/consultations/${of.slug}/responses/${said.reference}`, text: t('responses.masking.back') },
    }
  },
  async submit({ db, subject: { of, said }, actor, form: { words, reason }, now, audit, area, t }) {
    if (words.length < 2 || !isSaidIn(words, textsSaid(of.form, said)))
      return refuse({ words: 'responses.masking.problem.not-there' })
    const where = { consultationId: of.id, responseId: said.id, words }
    const named = await nameWords(db, where, { reason, by: actor.person?.id ?? null, now })
    if ('decided' in named) {
      const { state } = named.decided
      const values = { decided: sayDecided(named.decided, t, area.timeZone) }
      return refuse({ words: { key: `responses.masking.problem.${state}-before`, values } })
    }
    await audit({
      action: 'response.words-named',
      subject: { kind: 'consultation', id: of.id },
      record: { kind: 'identifying_words', id: named.id },
      ...(named.found ? { before: { state: 'found', reason: '' } } : {}),
      after: { state: 'masked', reason },
    })
    return redirect(`/consultations/${of.slug}/responses/${said.reference}/words`, 'responses.done.words-named')
  },
})
