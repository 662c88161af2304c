/** The sections and clauses of a code file as they stand there, whatever may be wrong with it. */

/** Where something stands in a file: names of fields, and places in lists from 0. */
export type Path = readonly (string | number)[]

type Group = Readonly<Record<string, unknown>>

/** The sections of a file that are groups of fields. */
export function* rawSections(raw: unknown): Generator<{ readonly path: Path; readonly section: Group }> {
  for (const [s, section] of listIn(raw, 'sections').entries())
    if (isGroup(section)) yield { path: ['sections', s], section }
}

/** The clauses of a file that are groups of fields, in its order. */
export function* rawClauses(raw: unknown): Generator<{ readonly path: Path; readonly clause: Group }> {
  for (const { path, section } of rawSections(raw))
    for (const [c, clause] of listIn(section, 'clauses').entries())
      if (isGroup(clause)) yield { path: [...path, 'clauses', c], clause }
}

/** A list under a name; none where there is no such list. */
export function listIn(value: unknown, name: string): readonly unknown[] {
  const list = isGroup(value) ? value[name] : undefined
  return Array.isArray(list) ? list : []
}

function isGroup(value: unknown): value is Group {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
