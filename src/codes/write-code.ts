/** Writes a code as a file that reads back the same: what an area takes away, keeps with an edition, or brings in elsewhere. */
import { stringify } from 'yaml'
import type { Citation, Code } from './code.ts'

/** The code as YAML in the form that `readCode` reads. Throws for nothing: a code without clauses is written, and refused when it is read. */
export function writeCode({ id, title, area, subject, status, sections }: Code): string {
  const file = {
    code: id,
    title,
    area,
    subject,
    status,
    sections: sections.map(section => ({
      number: section.number,
      title: section.title,
      clauses: section.clauses.map(({ id: clause, gist, actor, to, kind, citations }) => ({
        clause,
        gist,
        actor,
        ...(to === undefined ? {} : { to }),
        kind,
        practices: citations.map(cited),
      })),
    })),
  }
  return stringify(file, { lineWidth: 0, aliasDuplicateObjects: false })
}

function cited({ practice, given }: Citation): unknown {
  return Object.keys(given).length === 0 ? practice : { [practice]: given }
}
