/**
 * The protocol of question types. One type is one file that says everything about it: what its author sets, what an
 * answer is, how it is read from a form and written back, shown, counted, printed on paper and exported. The registry
 * lists the types; forms, pages, reports and tests reach them only through this protocol.
 */
import type { z } from 'zod'
import type { Result } from '../kernel/result.ts'
import type { Fields, WrittenFields } from './fields.ts'
import type { Wording } from './wording.ts'

/** What stands in the way of keeping an answer. `field` is the id of the control to link to; `key` is catalogue text. */
export type QuestionProblem = {
  readonly field: string
  readonly key: string
  readonly values: Readonly<Record<string, string | number>>
}

/** A question as it is put to the respondent: `name` is "q-<id>", the id and the name of its first control. */
export type Asked = {
  readonly name: string
  readonly text: string
  readonly hint: string | null
  readonly required: boolean
}

/** What a control's template reads as `control`; each type adds its own members in `own`. */
export type ControlView = Asked & {
  /** Path of the template under `src`, for an include. */
  readonly template: string
  /** The first problem of each control, by the control's id. */
  readonly problemAt: Readonly<Record<string, QuestionProblem>>
  readonly own: Readonly<Record<string, unknown>>
}

/** A row of an answer as it is read back: on the check page, the receipt, the reviewer's screen. Plain text. */
export type ShownRow = { readonly label: Wording | null; readonly value: Wording }

/** A stretch of free text in an answer, for reading into points. `field` is "text", "comment" or "other". */
export type AnswerText = { readonly field: 'text' | 'comment' | 'other'; readonly text: string }

/** One row of a count. */
export type TallyRow = { readonly value: string; readonly label: Wording; readonly count: number }

/**
 * A counted table. `of` is the denominator: how many answered this part. In an exclusive table each of them is in
 * exactly one row, so that the rows sum to `of`; otherwise a row may hold up to `of`.
 */
export type TallyTable = { readonly exclusive: boolean; readonly of: number; readonly rows: readonly TallyRow[] }

/** An answer and how often it was given: answers are counted in the database, so that words of one's own may stand as "x". */
export type GivenOften<Answer> = { readonly answer: Answer; readonly count: number }

/** All answers to one question, counted. `asked` = `answered` + left blank; texts are counted, never listed here. */
export type Tally = {
  readonly asked: number
  readonly answered: number
  readonly tables: readonly TallyTable[]
  readonly texts: readonly { readonly field: AnswerText['field']; readonly count: number }[]
}

/** A part of a question on a paper form: boxes to tick (`most` = how many at most, null = any), lines to write on, or only words. */
export type PaperBlock =
  | {
      readonly kind: 'tick'
      readonly instruction: Wording
      readonly most: number | null
      readonly options: readonly Wording[]
      /** The column of what is ticked; or one for each box, where something is written in it. */
      readonly fills: string | readonly string[]
    }
  | {
      readonly kind: 'write'
      readonly label: Wording | null
      readonly lines: number
      /** The column of what is written. */
      readonly fills: string
    }
  | { readonly kind: 'say'; readonly words: Wording }

/**
 * A column of the export. `key` is appended to the question's name and stays the same for the same settings; `figures` where what
 * stands in it is a number.
 */
export type CsvColumn = { readonly key: string; readonly heading: Wording; readonly figures?: true }

/** A choice that an answer can be made of. */
export type Choice = { readonly value: string; readonly label: Wording }

/**
 * The cells of one question in a table that somebody brings in, by the keys of its columns: read, not judged. A cell that names none of
 * the choices, and cells that contradict each other, are noted by whoever hands them over.
 */
export type Cells = {
  /** What stands in a column; '' for nothing. */
  readonly text: (column: string) => string
  /** The choice that these columns name, each by its value or its words; null for none. */
  readonly chosen: (columns: readonly string[], among: readonly Choice[]) => string | null
  /** The choices that one cell names, parted by semicolons or lines. */
  readonly several: (column: string, among: readonly Choice[]) => readonly string[]
  /** Whether a cell ticks what its column stands for. */
  readonly ticked: (column: string) => boolean
}

/** How later questions can rest on the answers to a question: what is offered, what was chosen, and how many may be. */
export type Routes<Settings, Answer> = {
  choices(settings: Settings): readonly Choice[]
  chosen(answer: Answer): readonly string[]
  /** The most that may be chosen; null for any number. */
  most(settings: Settings): number | null
}

/** How many files an answer may have, and how large each may be, in megabytes. */
export type TakesFiles = { readonly most: number; readonly megabytes: number }

/** What the file of a type declares. `Settings` and `Answer` are the parsed forms. */
export type QuestionTypeDeclaration<Settings, Answer> = {
  /** Kebab-case name, as stored with a question. */
  readonly name: string
  /** What its author reads when choosing a type. */
  readonly title: Wording
  /** Whether it is answered by choosing, so that room for words of one's own is owed beside it. */
  readonly closed: boolean
  readonly settings: z.ZodType<Settings>
  /** An answer as it is stored, after reading. */
  readonly answer: z.ZodType<Answer>
  readonly template: string
  /** Reads an answer; null if the question was left blank. All problems at once, in the order of the controls. */
  read(fields: Fields, settings: Settings, name: string): Result<Answer | null, readonly QuestionProblem[]>
  /** The fields that `read` would read this answer from. */
  write(answer: Answer, settings: Settings, name: string): WrittenFields
  /** What a required question still lacks, or null. */
  lacks(answer: Answer | null, settings: Settings, name: string): QuestionProblem | null
  /** The type's own part of what its template reads. `fields` may be anything that was typed. */
  view(settings: Settings, fields: Fields, name: string): Readonly<Record<string, unknown>>
  show(answer: Answer, settings: Settings): readonly ShownRow[]
  texts(answer: Answer): readonly AnswerText[]
  /** `answered` are the answers given, each with how often; blanks are counted outside. */
  tally(answered: readonly GivenOften<Answer>[], settings: Settings): Pick<Tally, 'tables' | 'texts'>
  paper(settings: Settings): readonly PaperBlock[]
  columns(settings: Settings): readonly CsvColumn[]
  /** One cell per column; empty text where there is nothing. */
  cells(answer: Answer | null, settings: Settings): readonly Wording[]
  /** The fields that the cells of a table stand for: the other way round of `cells`. */
  fill(cells: Cells, settings: Settings, name: string): WrittenFields
  /** Columns that tables made elsewhere have for it, beside those of the export. */
  elsewhere?(settings: Settings): readonly CsvColumn[]
  /** Where files come with the form: how many at most, and how large one may be, in megabytes. No table holds them. */
  takesFiles?(settings: Settings): TakesFiles
  /** Where it is answered by choosing: what later questions can be asked by. */
  readonly routes?: Routes<Settings, Answer>
  /** Settings and an answer as a person would give them: for documentation, previews and tests. */
  readonly example: { readonly settings: z.input<z.ZodType<Settings>>; readonly answer: Answer }
}

/** A question type with its inner types hidden: settings and answers come from the database and are checked on the way in. */
export type QuestionType = {
  readonly name: string
  readonly title: Wording
  readonly closed: boolean
  readonly settings: z.ZodType<unknown>
  readonly answer: z.ZodType<unknown>
  readonly template: string
  read(fields: Fields, settings: unknown, name: string): Result<unknown, readonly QuestionProblem[]>
  write(answer: unknown, settings: unknown, name: string): WrittenFields
  lacks(answer: unknown, settings: unknown, name: string): QuestionProblem | null
  control(asked: Asked, settings: unknown, fields: Fields, problems: readonly QuestionProblem[]): ControlView
  show(answer: unknown, settings: unknown): readonly ShownRow[]
  texts(answer: unknown): readonly AnswerText[]
  /** `answers` are the answers given, each with how often; `asked` is how many had the question before them. */
  tally(answers: readonly GivenOften<unknown>[], asked: number, settings: unknown): Tally
  paper(settings: unknown): readonly PaperBlock[]
  columns(settings: unknown): readonly CsvColumn[]
  cells(answer: unknown, settings: unknown): readonly Wording[]
  fill(cells: Cells, settings: unknown, name: string): WrittenFields
  /** Every column that a table brought in may have for it: those of the export, and what tables made elsewhere have. */
  columnsIn(settings: unknown): readonly CsvColumn[]
  /** What files come with its answers; null where none do. */
  takesFiles(settings: unknown): TakesFiles | null
  readonly routes: Routes<unknown, unknown> | null
  readonly example: { readonly settings: unknown; readonly answer: unknown }
}

/** Makes a question type of its declaration. Its functions throw a ZodError for settings or answers of another shape. */
export function defineQuestionType<Settings, Answer>(of: QuestionTypeDeclaration<Settings, Answer>): QuestionType {
  const set = checkedOnce(of.settings)
  const given = (answer: unknown) => of.answer.parse(answer)
  const maybe = (answer: unknown) => (answer === null || answer === undefined ? null : given(answer))
  return {
    name: of.name,
    title: of.title,
    closed: of.closed,
    settings: of.settings,
    answer: of.answer,
    template: of.template,
    example: of.example,
    read: (fields, settings, name) => of.read(fields, set(settings), name),
    write: (answer, settings, name) => of.write(given(answer), set(settings), name),
    lacks: (answer, settings, name) => of.lacks(maybe(answer), set(settings), name),
    control: (asked, settings, fields, problems) => ({
      ...asked,
      template: of.template,
      problemAt: Object.fromEntries(
        problems.toReversed().map(each => [each.field, { ...each, values: { question: asked.text, ...each.values } }]),
      ),
      own: of.view(set(settings), fields, asked.name),
    }),
    show: (answer, settings) => of.show(given(answer), set(settings)),
    texts: answer => of.texts(given(answer)),
    tally: (answers, asked, settings) => {
      const answered = answers.map(({ answer, count }) => ({ answer: given(answer), count }))
      return { asked, answered: countOf(answered), ...of.tally(answered, set(settings)) }
    },
    paper: settings => of.paper(set(settings)),
    columns: settings => of.columns(set(settings)),
    cells: (answer, settings) => of.cells(maybe(answer), set(settings)),
    fill: (cells, settings, name) => of.fill(cells, set(settings), name),
    columnsIn: settings =>
      of.takesFiles ? [] : [...of.columns(set(settings)), ...(of.elsewhere?.(set(settings)) ?? [])],
    takesFiles: settings => of.takesFiles?.(set(settings)) ?? null,
    routes: of.routes ? routesOf(of.routes, set, given) : null,
  }
}

/** Reads settings, those of one form once: they are asked for again for each of very many answers, and nobody changes them. */
function checkedOnce<Settings>(shape: z.ZodType<Settings>): (settings: unknown) => Settings {
  const checked = new WeakMap<object, { readonly settings: Settings }>()
  return settings => {
    const known = typeof settings === 'object' && settings !== null ? checked.get(settings) : undefined
    if (known) return known.settings
    const made = { settings: shape.parse(settings) }
    if (typeof settings === 'object' && settings !== null) checked.set(settings, made)
    return made.settings
  }
}

function routesOf<Settings, Answer>(
  routes: Routes<Settings, Answer>,
  set: (settings: unknown) => Settings,
  given: (answer: unknown) => Answer,
): Routes<unknown, unknown> {
  return {
    choices: settings => routes.choices(set(settings)),
    chosen: answer => routes.chosen(given(answer)),
    most: settings => routes.most(set(settings)),
  }
}

/** How many answers they are, or how many of those that fit. */
export function countOf<Answer>(
  answered: readonly GivenOften<Answer>[],
  fits: (answer: Answer) => boolean = () => true,
): number {
  return answered.reduce((sum, { answer, count }) => (fits(answer) ? sum + count : sum), 0)
}
