/** One text of a language: the words in use beside the English, and better ones that a speaker proposes. */
import { z } from 'zod'
import { speaksLanguage } from '../../access/access.ts'
import { hidden, passage } from '../../web/fields.ts'
import type { Language } from '../../web/languages.ts'
import { faultOfWords, placeholdersIn } from '../../web/message-shape.ts'
import { keptWords, type SaidWords, wordsSaid } from '../../web/own-words.ts'
import { definePage, redirect, refuse } from '../../web/page.ts'
import { partOf } from './parts.ts'
import { languageCrumbs, nameOf, ownLanguage } from './subject.ts'
import { listProposals, proposeWords, standingOf } from './words.queries.ts'

/** A text of a language that the reader speaks. */
type InLanguage = Language & { readonly said: SaidWords }

const form = {
  words: passage({ label: 'languages.word.better', hint: 'languages.word.better-hint', max: 4_000 }),
  // The English that was before the reader: words made from another are not taken for it.
  seen: hidden({ max: 4_000 }),
}

export const wordPage = definePage({
  path: '/languages/:slug/words/:key',
  access: speaksLanguage,
  audit: 'language.proposed',
  publishes: 'nothing',
  template: 'languages/word.njk',
  params: z.object({ slug: z.string().max(10), key: z.string().max(200) }),
  form,
  async subject(db, params, hub, actor) {
    const found = await ownLanguage(db, params, hub, actor)
    const all = found ? wordsSaid(found.record, await keptWords(db, found.record)) : []
    const said = all.find(({ key }) => key === params.key)
    return found && said ? { ...found, record: { ...found.record, said } satisfies InLanguage } : null
  },
  async show({ db, subject, typed, t }) {
    const { said, code } = subject
    return {
      title: t('languages.word.title', { language: nameOf(t, subject) }),
      breadcrumbs: [
        ...languageCrumbs(t),
        { text: t('languages.words.title', { language: nameOf(t, subject) }), href: `/languages/${code}/words` },
      ],
      spoken: subject,
      said,
      better: typed?.values['words']?.[0] ?? said.words,
      where: t(`languages.part.${partOf(said.key)}`),
      names: placeholdersIn(said.english).map(name => `{${name}}`),
      proposals: (await listProposals(db, subject, { key: said.key })).map(one => ({
        ...one,
        standing: standingOf(one, [said]),
      })),
      form: { values: { words: [said.words], seen: [said.english] }, files: {} },
    }
  },
  async submit({ db, subject, form: { words, seen }, actor, area, now, audit }) {
    const { said, code } = subject
    if (seen.replaceAll('\r\n', '\n').trim() !== said.english.trim())
      return refuse({ words: { key: 'languages.word.problem.english', values: { now: said.english } } })
    if (words === said.words) return refuse({ words: 'languages.word.problem.same' })
    const fault = faultOfWords(said.english, words, subject, said.words)
    if (fault) return refuse({ words: fault })
    const proposed = { key: said.key, english: said.english, words }
    const id = await proposeWords(db, subject, proposed, actor.person!.id, now)
    await audit({
      action: 'language.proposed',
      subject: { kind: 'area', id: area.id },
      record: { kind: 'language_proposal', id },
      before: { language: code, words: said.words },
      after: { language: code, words },
    })
    return redirect(`/languages/${code}/words/${said.key}`, 'languages.done.proposed')
  },
})
