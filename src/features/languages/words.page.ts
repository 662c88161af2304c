/** The words of a language beside the English, fifty to a page: a speaker ticks those that are right. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { speaksLanguage } from '../../access/access.ts'
import { fold } from '../../kernel/fold.ts'
import { asked, listQuery, readList } from '../../web/list.ts'
import { keptWords, type SaidWords, wordsSaid } from '../../web/own-words.ts'
import { definePage, redirect, refuse } from '../../web/page.ts'
import { partOf, type WayPart, wayParts } from './parts.ts'
import { languageCrumbs, languageParams, nameOf, ownLanguage } from './subject.ts'
import { confirmWords } from './words.queries.ts'

const standings = ['open', 'confirmed', 'own'] as const

/** The box of a text: named by the very words and English that the reader had before them, so that no others are confirmed by it. */
function boxOf({ key, english, words }: SaidWords): string {
  return `right-${createHash('sha256')
    .update(JSON.stringify([key, english, words]))
    .digest('hex')
    .slice(0, 24)}`
}

type Asked = {
  readonly words?: string | undefined
  readonly part?: WayPart | undefined
  readonly standing?: string | undefined
}

/** The texts that a question asks for. */
function narrow(all: readonly SaidWords[], { words, part, standing }: Asked): SaidWords[] {
  const sought = fold(words ?? '')
  return all.filter(
    one =>
      (part === undefined || partOf(one.key) === part) &&
      (standing === undefined || (standing === 'own' ? one.own : one.confirmed === (standing === 'confirmed'))) &&
      [one.key, one.english, one.words].some(text => fold(text).includes(sought)),
  )
}

export const wordsPage = definePage({
  path: '/languages/:slug/words',
  access: speaksLanguage,
  audit: 'language.confirmed',
  publishes: 'nothing',
  template: 'languages/words.njk',
  width: 'whole',
  params: languageParams,
  query: z.object({
    ...listQuery,
    words: asked,
    part: z.enum(wayParts).optional().catch(undefined),
    standing: z.enum(standings).optional().catch(undefined),
  }),
  form: {},
  subject: ownLanguage,
  async show({ db, subject, query, typed, t }) {
    const all = wordsSaid(subject, await keptWords(db, subject))
    const fitting = narrow(all, query)
    const { list, rows } = await readList({
      path: `/languages/${subject.code}/words`,
      query,
      count: async () => fitting.length,
      rows: async ({ limit, offset }) => fitting.slice(offset, offset + limit),
    })
    const choose = (values: readonly string[], name: string, now: string | undefined) => [
      { value: '', text: t(`languages.words.any-${name}`) },
      ...values.map(value => ({ value, text: t(`languages.${name}.${value}`), selected: value === now })),
    ]
    return {
      title: t('languages.words.title', { language: nameOf(t, subject) }),
      breadcrumbs: languageCrumbs(t),
      spoken: subject,
      list,
      parts: choose(wayParts, 'part', query.part),
      standings: choose(standings, 'standing', query.standing),
      confirmed: all.filter(one => one.confirmed).length,
      all: all.length,
      rows: rows.map(one => ({
        ...one,
        box: boxOf(one),
        ticked: typed?.values[boxOf(one)]?.[0] === 'yes',
        where: t(`languages.part.${partOf(one.key)}`),
        at: `/languages/${subject.code}/words/${one.key}`,
      })),
    }
  },
  async submit({ db, subject, raw, actor, area, url, audit }) {
    const ticked = Object.keys(raw.values).filter(name => /^right-[0-9a-f]{24}$/.test(name))
    if (ticked.length === 0) return refuse({ form: 'languages.words.problem.none' })
    const said = new Map(wordsSaid(subject, await keptWords(db, subject)).map(one => [boxOf(one), one]))
    if (ticked.some(box => !said.has(box))) return refuse({ form: 'languages.words.problem.changed' })
    const fresh = ticked.map(box => said.get(box)!).filter(({ confirmed }) => !confirmed)
    if (fresh.length === 0) return refuse({ form: 'languages.words.problem.none' })
    let first = ''
    for (const one of fresh) {
      const id = await confirmWords(db, subject, one, actor.person!.id)
      first ||= id
    }
    await audit({
      action: 'language.confirmed',
      subject: { kind: 'area', id: area.id },
      record: { kind: 'language_confirmation', id: first },
      after: Object.fromEntries(fresh.map(({ key, words }) => [key, words])),
    })
    url.searchParams.delete('done')
    return redirect(`${url.pathname}${url.search}`, 'languages.done.confirmed')
  },
})
