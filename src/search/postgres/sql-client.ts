// What this engine needs of a database: parameterised SQL. The store's client fits; search never opens a connection of its own.

export interface SqlClient {
  query<Row>(text: string, values?: unknown[]): Promise<Row[]>;
  transaction<T>(work: (sql: SqlClient) => Promise<T>): Promise<T>;
}
