/** What the words of languages are owed: that their speakers read them, and a decision on what a speaker proposed. */
import { type RawBuilder, sql } from 'kysely'
import { type Language, translated } from '../../web/languages.ts'
import { defineOwed, type OwedDefinition } from '../../web/owed.ts'
import { englishWords, wordsOf } from '../../web/render.ts'

/** How many texts of a language are not confirmed as they are said here. */
function unread(language: Language): RawBuilder<unknown> {
  const shipped = [...wordsOf(language)]
  const keys = shipped.map(([key]) => key)
  const english = keys.map(key => englishWords.get(key) ?? '')
  const words = shipped.map(([, word]) => word)
  return sql`select count(*), ${language.inEnglish}, null::date, null, null, 'area', null, ${language.code}, ''
    from unnest(${keys}::text[], ${english}::text[], ${words}::text[]) as said(key, english, words)
    left join language_proposal own
      on own.language = ${language.code} and own.key = said.key and own.state = 'taken' and own.english = said.english
    where not exists (select from language_confirmation is_so where is_so.language = ${language.code} and is_so.key = said.key
      and is_so.english = said.english and is_so.words = coalesce(own.words, said.words))
    having count(*) > 0`
}

/** What the words of languages are owed by their speakers and by the secretariat. */
export const owed: readonly OwedDefinition[] = [
  defineOwed({
    kind: 'words-to-read',
    publishes: 'nothing',
    page: '/languages/:slug/words',
    strength: 'should',
    waits: false,
    rows: ({ of }) => {
      const spoken = translated.filter(({ code }) => of(`speaker-${code}`).length > 0)
      return spoken.length === 0 ? null : sql.join(spoken.map(unread), sql` union all `)
    },
  }),
  defineOwed({
    kind: 'words-proposed',
    publishes: 'nothing',
    page: '/languages/:slug/proposals/:id',
    strength: 'should',
    waits: true,
    rows: ({ isSecretariat, today }) =>
      isSecretariat
        ? sql`select 1, p.words, ${today}::date, p.id, null, 'area', null, p.language, ''
            from language_proposal p where p.state = 'proposed'`
        : null,
  }),
]
