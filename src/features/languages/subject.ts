/** A language of the area as the pages of its words work on it: for its speakers, and for the secretariat that decides. */
import { z } from 'zod'
import { type Actor, anyOf, secretariat, speaksLanguage, spokenBy } from '../../access/access.ts'
import type { Handle } from '../../db/open.ts'
import type { Translate } from '../../web/catalogue.ts'
import type { Hub } from '../../web/hub.ts'
import { type Language, translated } from '../../web/languages.ts'
import type { Found } from '../../web/page.ts'

export const languageParams = z.object({ slug: z.string().max(10) })

/** Speakers of any language, and the secretariat. */
export const readsLanguages = anyOf(speaksLanguage, secretariat)

const named = (code: string): Language | null => translated.find(one => one.code === code) ?? null

/** A language with words of the Hub, for the secretariat. */
export async function anyLanguage(_db: Handle, { slug }: { slug: string }): Promise<Found<Language> | null> {
  const record = named(slug)
  return record && { ref: null, record }
}

/** A language that the reader was named a speaker of; for any other it is not there. */
export async function ownLanguage(
  db: Handle,
  params: { slug: string },
  _hub: Hub,
  actor: Actor,
): Promise<Found<Language> | null> {
  return spokenBy(actor).includes(params.slug) ? anyLanguage(db, params) : null
}

/** A language that the reader speaks for the area, or any for the secretariat. */
export async function readLanguage(
  db: Handle,
  params: { slug: string },
  hub: Hub,
  actor: Actor,
): Promise<Found<Language> | null> {
  return secretariat.allows(actor, null) ? anyLanguage(db, params) : ownLanguage(db, params, hub, actor)
}

/** "Welsh" of a language. */
export const nameOf = (t: Translate, { code }: Language): string => t(`operations.settings.languages-options.${code}`)

/** The trail to the pages of a language. */
export const languageCrumbs = (t: Translate) => [{ text: t('languages.title'), href: '/languages' }]
