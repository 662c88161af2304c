/** Messages by their dotted keys, in the order in which they stand in a file. */
export type Texts = readonly (readonly [key: string, text: string])[]

/**
 * The messages of every file of texts, by its place under `src`, in a program that is kept in one piece: the pieces are put together with
 * them (`put-together.ts`). Null where the sources run as they are, which read the files.
 */
export const keptTexts: Readonly<Record<string, Texts>> | null = null
