/** What points can be about: the paragraphs of the pack and the questions of the form, in their order. */
import type { CitableDocument } from '../../analysis/citations.ts'
import type { RegisterPlace } from '../../analysis/report-counts.ts'
import type { Handle } from '../../db/open.ts'
import { excerpt, type ParagraphKind, plainText } from '../../documents/index.ts'
import { numbered, type QuestionForm, questionsOf } from '../../questions/form.ts'
import { findPack, loadQuestionForm, type PackDocument } from '../consultations/index.ts'
import { type KeptTree, loadTree } from '../documents/index.ts'

/** A paragraph of the pack. `label` is its address with the document's title. */
export type PackPlace = {
  readonly id: string
  readonly documentId: string
  readonly versionId: string
  readonly document: string
  readonly documentSlug: string
  readonly path: string
  readonly printed: string
  readonly kind: ParagraphKind
  readonly text: string
  readonly label: string
}

/** Everything that points of a consultation can be about. */
export type Places = {
  readonly pack: readonly PackDocument[]
  readonly form: QuestionForm
  readonly paragraphs: readonly PackPlace[]
  readonly byId: ReadonlyMap<string, PackPlace>
  /** Documents as citations are looked up in them. */
  readonly citable: readonly CitableDocument[]
  /** The whole text of each version of the pack, by its id. */
  readonly trees: ReadonlyMap<string, KeptTree>
}

/** Loads the pack and the form of a consultation. */
export async function loadPlaces(db: Handle, consultationId: string): Promise<Places> {
  const [pack, form] = await Promise.all([findPack(db, consultationId), loadQuestionForm(db, consultationId)])
  const trees = await Promise.all(pack.map(({ versionId }) => loadTree(db, versionId)))
  const paragraphs = pack.flatMap((document, at) =>
    trees[at]!.paragraphs.filter(({ kind }) => kind !== 'furniture' && kind !== 'contents').map(
      ({ key, path, printed, kind, text }): PackPlace => {
        const { documentId, versionId, title, slug } = document
        const label = `${title}, ${path}`
        return { id: key, documentId, versionId, document: title, documentSlug: slug, path, printed, kind, text, label }
      },
    ),
  )
  return {
    pack,
    form,
    paragraphs,
    trees: new Map(trees.map(tree => [tree.versionId, tree])),
    byId: new Map(paragraphs.map(paragraph => [paragraph.id, paragraph])),
    citable: pack.map(({ documentId, title }) => ({
      documentId,
      names: [title],
      paths: paragraphs.filter(each => each.documentId === documentId).map(({ path }) => path),
    })),
  }
}

/** The places as the register lists them: paragraphs by document, then questions by section. */
export function registerPlaces({ paragraphs, form }: Places): RegisterPlace[] {
  return [
    ...paragraphs.map(({ id, document, label }) => ({ kind: 'paragraph' as const, id, within: document, label })),
    ...form.sections.flatMap(section =>
      section.questions.map(question => ({
        kind: 'question' as const,
        id: question.id,
        within: section.title,
        label: numbered(question),
      })),
    ),
  ]
}

/** What a point is about, in words; '' where it is about nothing in particular. */
export function placeLabel(
  places: Places,
  point: { readonly paragraphId: string | null; readonly questionId: string | null },
): string {
  const paragraph = point.paragraphId === null ? undefined : places.byId.get(point.paragraphId)
  if (paragraph) return paragraph.label
  const question = questionsOf(places.form).find(({ id }) => id === point.questionId)
  return question ? numbered(question) : ''
}

/** A paragraph as an entry of a list to choose from: its address and its first words. */
export function paragraphOption({ id, label, text }: PackPlace): { value: string; text: string } {
  return { value: id, text: `${label}: ${excerpt(plainText(text), 70)}` }
}

/** The paragraph of the pack that a point is about, or null. */
export function paragraphOfPoint(places: Places, point: { readonly paragraphId: string | null }): PackPlace | null {
  return point.paragraphId === null ? null : (places.byId.get(point.paragraphId) ?? null)
}
