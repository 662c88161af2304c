/** Finds the parts of a packed Word document by their relationships, never by guessing their names. */
import { stopReading } from '../../limits.ts'
import { childrenOf, type Element, parseXml } from '../xml.ts'
import { type Archive, openArchive } from '../zip.ts'

/** One relationship of a part: what it leads to. */
export type Relation = { readonly type: string; readonly target: string; readonly outside: boolean }

/** The parts of a document that hold words or say how they look. */
export type Parts = {
  readonly body: Element
  /** The part that the main document names for a purpose ("styles", "numbering", "footnotes"), if any. */
  readonly of: (
    purpose: string,
  ) => { readonly part: Element; readonly target: (id: string) => string | undefined } | undefined
  /** The running headers and footers, in the order of their relationships. */
  readonly running: () => { readonly part: Element; readonly target: (id: string) => string | undefined }[]
  readonly target: (id: string) => string | undefined
}

/** Opens a .docx. Stops the reading when it holds no Word document. */
export function openParts(bytes: Uint8Array): Parts {
  const archive = openArchive(bytes)
  const main = [...relationsOf(archive, '').values()].find(relation => relation.type.endsWith('/officeDocument'))
  const content = main && archive.part(main.target)
  if (!main || !content) return refuse(archive)
  const root = parseXml(content)
  const body = childrenOf(root, 'w:body')[0]
  if (root.name !== 'w:document' || !body) return refuse(archive)
  const relations = relationsOf(archive, main.target)
  const open = (relation: Relation) => {
    const found = relation.outside ? null : archive.part(relation.target)
    return found ? { part: parseXml(found), target: linksOf(relationsOf(archive, relation.target)) } : undefined
  }
  const ending = (purposes: readonly string[]) =>
    [...relations.values()].filter(relation => purposes.some(purpose => relation.type.endsWith(`/${purpose}`)))
  return {
    body,
    target: linksOf(relations),
    of: purpose => ending([purpose]).map(open)[0],
    running: () => ending(['header', 'footer']).flatMap(relation => open(relation) ?? []),
  }
}

function linksOf(relations: ReadonlyMap<string, Relation>): (id: string) => string | undefined {
  return id => {
    const relation = relations.get(id)
    return relation?.outside ? relation.target : undefined
  }
}

function relationsOf(archive: Archive, part: string): Map<string, Relation> {
  const slash = part.lastIndexOf('/')
  const folder = part.slice(0, slash + 1)
  const content = archive.part(`${folder}_rels/${part.slice(slash + 1)}.rels`)
  const relations = new Map<string, Relation>()
  for (const one of content ? childrenOf(parseXml(content), 'Relationship') : []) {
    const { Id = '', Type = '', Target = '', TargetMode } = one.attributes
    const outside = TargetMode === 'External'
    relations.set(Id, { type: Type, outside, target: outside ? Target : place(folder, Target) })
  }
  return relations
}

/** A target is told from the folder of the part that names it. */
function place(folder: string, target: string): string {
  const steps: string[] = []
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}

function refuse(archive: Archive): never {
  const holds = (start: string) => archive.names.some(name => name.startsWith(start))
  if (holds('xl/') || holds('ppt/'))
    stopReading(
      'not-a-document',
      `This file is a ${holds('xl/') ? 'spreadsheet' : 'presentation'}, not a text. Put its words into a Word document (.docx) and add that.`,
    )
  if (holds('content.xml'))
    stopReading('old-format', 'This is an OpenDocument file. Open it, save it as .docx and try again.')
  return stopReading(
    'damaged',
    'This file holds no Word document, or its inside is damaged. Open it in Word, save it as a new .docx and add that copy.',
  )
}
