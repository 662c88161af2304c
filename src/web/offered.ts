/** The ways into other languages, above a page that can be read in them. */
import type { Translate } from './catalogue.ts'
import type { Area } from './hub.ts'
import { english, translated } from './languages.ts'
import type { LanguageView } from './render.ts'

/** English and the languages that the area and what is shown offer, each with the way to it; none where there is only English. */
export function languagesOffered(
  area: Area,
  languages: readonly string[],
  { language = english }: Translate,
  url: URL,
): LanguageView[] {
  const others = translated.filter(({ code }) => area.languages.includes(code) && languages.includes(code))
  if (others.length === 0) return []
  const offered = [english, ...others]
  const back = new URLSearchParams(url.searchParams)
  back.delete('done')
  const to = `${url.pathname}${back.size > 0 ? `?${back}` : ''}`
  return offered.map(({ code, name }) => ({
    code,
    name,
    href: code === language.code ? null : `/languages/${code}?to=${encodeURIComponent(to)}`,
  }))
}
