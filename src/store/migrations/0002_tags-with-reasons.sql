CREATE TABLE "glossary_change" (
	"id" text PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"comment" text NOT NULL,
	"actor_id" text NOT NULL,
	"base_number" integer NOT NULL,
	"concepts" jsonb NOT NULL,
	"themes" jsonb NOT NULL,
	"replaced" jsonb NOT NULL,
	"effect" jsonb,
	"progress" jsonb NOT NULL,
	"applied_number" integer,
	"undone_number" integer,
	"detail" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "glossary_change_state" CHECK ("glossary_change"."state" in ('draft', 'previewing', 'previewed', 'applying', 'applied', 'undoing', 'undone', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "glossary_revision" (
	"number" integer PRIMARY KEY NOT NULL,
	"version" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor_id" text NOT NULL,
	"comment" text NOT NULL,
	"change_id" text,
	"content" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "term_candidate" (
	"id" text PRIMARY KEY NOT NULL,
	"term" text NOT NULL,
	"concept_id" text,
	"state" text NOT NULL,
	"first_at" timestamp (3) with time zone NOT NULL,
	"last_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "term_candidate_state" CHECK ("term_candidate"."state" in ('open', 'accepted', 'dismissed'))
);
--> statement-breakpoint
CREATE TABLE "term_example" (
	"candidate_id" text NOT NULL,
	"item_id" text NOT NULL,
	"form" text NOT NULL,
	"actor_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "term_example_candidate_id_item_id_pk" PRIMARY KEY("candidate_id","item_id")
);
--> statement-breakpoint
CREATE TABLE "item_actor" (
	"item_id" text NOT NULL,
	"actor_id" text NOT NULL,
	"name" text NOT NULL,
	"search_name" text NOT NULL,
	"type" text NOT NULL,
	"place_id" text,
	"evidence" jsonb NOT NULL,
	CONSTRAINT "item_actor_item_id_actor_id_pk" PRIMARY KEY("item_id","actor_id")
);
--> statement-breakpoint
ALTER TABLE "item_place" DROP CONSTRAINT "item_place_kind";--> statement-breakpoint
ALTER TABLE "item_tag" DROP CONSTRAINT "item_tag_state";--> statement-breakpoint
-- Until now, an item's kind was what its source declared.
ALTER TABLE "item" ADD COLUMN "declared_kind" text;--> statement-breakpoint
UPDATE "item" SET "declared_kind" = "kind";--> statement-breakpoint
ALTER TABLE "item" ALTER COLUMN "declared_kind" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "item" ADD COLUMN "structured" jsonb;--> statement-breakpoint
ALTER TABLE "item" ADD COLUMN "kind_reasons" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "item" ADD COLUMN "dates" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "item_tag" ADD COLUMN "confidence" double precision DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "item_tag" ADD COLUMN "weight" text DEFAULT 'mention' NOT NULL;--> statement-breakpoint
ALTER TABLE "item_tag" ADD COLUMN "reasons" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "term_example" ADD CONSTRAINT "term_example_candidate_id_term_candidate_id_fk" FOREIGN KEY ("candidate_id") REFERENCES "public"."term_candidate"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "term_example" ADD CONSTRAINT "term_example_item_id_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."item"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_actor" ADD CONSTRAINT "item_actor_item_id_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."item"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "glossary_change_newest" ON "glossary_change" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "glossary_change_walking" ON "glossary_change" USING btree ("id") WHERE "glossary_change"."state" in ('previewing', 'applying', 'undoing');--> statement-breakpoint
CREATE INDEX "item_actor_actor" ON "item_actor" USING btree ("actor_id");--> statement-breakpoint
CREATE INDEX "item_tag_suggested" ON "item_tag" USING btree ("concept_id","item_id") WHERE "item_tag"."state" = 'suggested';--> statement-breakpoint
CREATE INDEX "item_tag_curated" ON "item_tag" USING btree ("concept_id","curated_at") WHERE "item_tag"."curated_at" is not null;--> statement-breakpoint
ALTER TABLE "item_place" ADD CONSTRAINT "item_place_kind" CHECK ("item_place"."kind" in ('region', 'ancienne-region', 'departement', 'epci', 'commune', 'pays'));--> statement-breakpoint
ALTER TABLE "item_tag" ADD CONSTRAINT "item_tag_weight" CHECK ("item_tag"."weight" in ('central', 'mention'));--> statement-breakpoint
ALTER TABLE "item_tag" ADD CONSTRAINT "item_tag_state" CHECK ("item_tag"."state" in ('auto', 'suggested', 'added', 'refused'));
