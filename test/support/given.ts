/**
 * What pages give their templates, noted while they are shown; and what none of them gives to a template that reads it. A name that is
 * read and never given is a word mistyped, or left behind by a page that has changed: it shows nothing, and nobody is told.
 */
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { frameNames } from '../../src/web/frame-names.ts'
import type { Page } from '../../src/web/page.ts'
import { namesRead } from '../templates/names.ts'

const SRC = fileURLToPath(new URL('../../src/', import.meta.url))

/** What the frame takes out of what a page gives, for its layout. */
const FOR_THE_LAYOUT = ['title', 'breadcrumbs', 'linkedThing', 'form', 'saidIn']

/** The names given so far, by template. */
export type Given = ReadonlyMap<string, ReadonlySet<string>>

/** Notes from now on what these pages give their templates. */
export function noteGiven(pages: readonly Page[]): Given {
  const given = new Map<string, Set<string>>()
  for (const page of pages) {
    const names = given.get(page.template) ?? new Set()
    given.set(page.template, names)
    const show = page.show.bind(page)
    Object.assign(page, {
      async show(...asked: Parameters<typeof show>) {
        const shown = await show(...asked)
        if (!('kind' in shown)) for (const name of Object.keys(shown)) names.add(name)
        return shown
      },
    })
  }
  return given
}

/**
 * The names that a file of a template reads and that no page gives it, as "file: name". Of a page that was shown in one state only, such as
 * one whose link is not known, it is enough that the name is written as that of a property in a source beside its template.
 */
export function readAndNeverGiven(given: Given): string[] {
  const reading = new Map<string, Set<string>>()
  const offered = new Map<string, Set<string>>()
  for (const [template, names] of given)
    for (const [file, { read, around }] of namesRead(template)) {
      reading.set(file, new Set([...(reading.get(file) ?? []), ...read]))
      offered.set(file, new Set([...(offered.get(file) ?? []), ...around, ...names]))
    }
  const everywhere = new Set<string>([...frameNames, ...FOR_THE_LAYOUT])
  return [...reading].flatMap(([file, names]) => {
    const found = [...names].filter(name => !everywhere.has(name) && !offered.get(file)?.has(name))
    return found.filter(name => !isWrittenBeside(file, name)).map(name => `${file}: ${name}`)
  })
}

function isWrittenBeside(file: string, name: string): boolean {
  const beside = globSync(`${path.dirname(file)}/*.ts`, { cwd: SRC, exclude: each => each.endsWith('.test.ts') })
  const property = new RegExp(`(?<![.\\w])${name}\\s*[:,}]`)
  return beside.some(each => property.test(readFileSync(SRC + each, 'utf8')))
}
