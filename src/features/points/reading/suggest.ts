/** Points made of a text: where they are suggested, and what each is about. */
import type { Citation } from '../../../analysis/citations.ts'
import type { Span } from '../../../analysis/points.ts'
import { suggestPoints } from '../../../analysis/suggest-points.ts'
import { questionsOf } from '../../../questions/form.ts'
import type { SourceText } from '../../../questions/response-text.ts'
import type { NewPoint } from '../making.queries.ts'
import type { PackPlace, Places } from '../places.ts'

/** Suggested stretches that touch none of the points there are. */
export function suggestedSpans(places: Places, text: string, points: readonly Span[]): Span[] {
  return suggestPoints(text, places.citable)
    .filter(({ start, end }) => points.every(point => point.end <= start || end <= point.start))
    .map(({ start, end }) => ({ start, end }))
}

/** The paragraphs that a stretch of text cites, in the order of the text. */
export function citedPlaces(places: Places, text: string): PackPlace[] {
  const found = suggestPoints(text, places.citable).flatMap(({ citations }) => citations)
  const paragraphs = found.flatMap(citation => paragraphsOf(places, citation))
  return [...new Map(paragraphs.map(each => [each.id, each])).values()]
}

function paragraphsOf(places: Places, citation: Citation): PackPlace[] {
  return citation.places.flatMap(
    ({ documentId, path }) =>
      places.paragraphs.find(each => each.documentId === documentId && each.path === path) ?? [],
  )
}

/**
 * A point of a stretch. It is about the paragraph it was written beside; else the one paragraph it cites beyond doubt; else
 * the question it answers, and the paragraph that question is about.
 */
export function pointOf(places: Places, source: SourceText, span: Span): NewPoint {
  const text = source.text.slice(span.start, span.end)
  const cited = suggestPoints(text, places.citable).flatMap(({ citations }) => citations)
  const within = questionsOf(places.form).find(({ id }) => id === source.questionId)?.about?.documentId ?? null
  const sure = cited.map(citation => ({ ...citation, places: meant(citation, within) }))
  const only = new Set(sure.flatMap(citation => paragraphsOf(places, citation).map(({ id }) => id)))
  const written = source.paragraphId === null ? undefined : places.byId.get(source.paragraphId)
  const paragraph =
    written ?? (only.size === 1 ? places.byId.get([...only][0]!) : undefined) ?? asked(places, source.questionId)
  return {
    ...span,
    text,
    source: source.source,
    documentId: paragraph?.documentId ?? null,
    paragraphId: paragraph?.id ?? null,
    questionId: source.questionId,
  }
}

/** The place a citation names beyond doubt: the only one there is, or the only one in the document that was asked about. */
function meant({ certainty, places }: Citation, within: string | null): Citation['places'] {
  const meant = certainty === 'ambiguous' ? places.filter(place => place.documentId === within) : places
  return (certainty === 'one' || certainty === 'ambiguous') && meant.length === 1 ? meant : []
}

/** The paragraph that a question is about, where it is about one and not about a whole section or document. */
function asked({ form, paragraphs }: Places, questionId: string | null): PackPlace | undefined {
  const about = questionsOf(form).find(({ id }) => id === questionId)?.about
  if (about?.kind !== 'paragraph') return undefined
  return paragraphs.find(each => each.documentId === about.documentId && each.path === about.path)
}
