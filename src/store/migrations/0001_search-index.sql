-- The tables of the PostgreSQL search engine (src/search/postgres). They are rebuilt from the items at any time and hold nothing of their own.

-- Narrow, for filters, facets and matching: the long text stands apart.
CREATE TABLE "search_document" (
	"id" text PRIMARY KEY NOT NULL,
	"source_id" text NOT NULL,
	"concepts" text[] NOT NULL,
	"territories" text[] NOT NULL,
	"year" integer,
	"kind" text NOT NULL,
	"sort_at" bigint NOT NULL,
	"title_vector" "tsvector" NOT NULL,
	"vector" "tsvector" NOT NULL
);
--> statement-breakpoint
CREATE INDEX "search_document_vector" ON "search_document" USING gin ("vector");--> statement-breakpoint
CREATE INDEX "search_document_newest" ON "search_document" USING btree ("sort_at" DESC, "id");--> statement-breakpoint
-- For hits and excerpts; the words are what the document has added to search_word.
CREATE TABLE "search_text" (
	"id" text PRIMARY KEY NOT NULL REFERENCES "search_document" ("id") ON DELETE CASCADE,
	"title" text NOT NULL,
	"excerpt" text NOT NULL,
	"text" text NOT NULL,
	"words" text[] NOT NULL
);
--> statement-breakpoint
-- The vocabulary, for misspelt and unfinished words: how many documents hold each folded word, and when that last changed.
CREATE TABLE "search_word" (
	"word" text COLLATE "C" PRIMARY KEY NOT NULL,
	"documents" integer NOT NULL,
	"revision" bigint NOT NULL
);
--> statement-breakpoint
CREATE INDEX "search_word_revision" ON "search_word" USING btree ("revision");--> statement-breakpoint
CREATE SEQUENCE "search_revision";
