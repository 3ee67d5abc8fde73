CREATE TABLE "item_story" (
	"item_id" text PRIMARY KEY NOT NULL,
	"source_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"canonical_url" text,
	"title" text NOT NULL,
	"text_hash" text NOT NULL,
	"shingles" integer,
	"fingerprint" "bytea",
	"story_id" text NOT NULL,
	"link" text NOT NULL,
	"likeness" double precision NOT NULL,
	CONSTRAINT "item_story_link" CHECK ("item_story"."link" in ('first', 'verdict', 'address', 'copy', 'title')),
	CONSTRAINT "item_story_fingerprint" CHECK (("item_story"."shingles" is null) = ("item_story"."fingerprint" is null))
);
--> statement-breakpoint
CREATE TABLE "story_verdict" (
	"a" text NOT NULL,
	"b" text NOT NULL,
	"together" boolean NOT NULL,
	"actor_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "story_verdict_a_b_pk" PRIMARY KEY("a","b"),
	CONSTRAINT "story_verdict_order" CHECK ("story_verdict"."a" < "story_verdict"."b" collate "C")
);
--> statement-breakpoint
ALTER TABLE "digest_issue_item" ADD COLUMN "also" jsonb;--> statement-breakpoint
ALTER TABLE "story_verdict" ADD CONSTRAINT "story_verdict_a_item_id_fk" FOREIGN KEY ("a") REFERENCES "public"."item"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "story_verdict" ADD CONSTRAINT "story_verdict_b_item_id_fk" FOREIGN KEY ("b") REFERENCES "public"."item"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "item_story_at" ON "item_story" USING btree ("at");--> statement-breakpoint
CREATE INDEX "item_story_story" ON "item_story" USING btree ("story_id");--> statement-breakpoint
CREATE INDEX "story_verdict_b" ON "story_verdict" USING btree ("b");--> statement-breakpoint
-- The items stored until now are still to be grouped.
INSERT INTO "change" ("consumer", "item_id", "kind") SELECT 'stories', "id", 'upsert' FROM "item" ORDER BY "first_seen_at", "id";
