CREATE TABLE "api_key" (
	"id" text PRIMARY KEY NOT NULL,
	"label" text NOT NULL,
	"role" text NOT NULL,
	"hash" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	"last_used_at" timestamp (3) with time zone,
	CONSTRAINT "api_key_hash" UNIQUE("hash"),
	CONSTRAINT "api_key_role" CHECK ("api_key"."role" in ('curator', 'admin'))
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor_id" text NOT NULL,
	"action" text NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" text NOT NULL,
	"detail" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "change" (
	"consumer" text NOT NULL,
	"item_id" text NOT NULL,
	"kind" text NOT NULL,
	"sequence" bigserial NOT NULL,
	CONSTRAINT "change_consumer_item_id_pk" PRIMARY KEY("consumer","item_id"),
	CONSTRAINT "change_kind" CHECK ("change"."kind" in ('upsert', 'delete'))
);
--> statement-breakpoint
CREATE TABLE "digest_issue_item" (
	"issue_id" text NOT NULL,
	"position" integer NOT NULL,
	"item_id" text NOT NULL,
	"theme" text NOT NULL,
	"title" text NOT NULL,
	"url" text,
	"excerpt" text NOT NULL,
	"source_title" text NOT NULL,
	"published_at" timestamp (3) with time zone,
	"concepts" text[] NOT NULL,
	"territories" jsonb NOT NULL,
	"reasons" jsonb NOT NULL,
	CONSTRAINT "digest_issue_item_issue_id_position_pk" PRIMARY KEY("issue_id","position"),
	CONSTRAINT "digest_issue_item_once" UNIQUE("issue_id","item_id")
);
--> statement-breakpoint
CREATE TABLE "digest_issue" (
	"id" text PRIMARY KEY NOT NULL,
	"subscription_id" text NOT NULL,
	"from_at" timestamp (3) with time zone NOT NULL,
	"cutoff_at" timestamp (3) with time zone NOT NULL,
	"omitted" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "digest_issue_cutoff" UNIQUE("subscription_id","cutoff_at")
);
--> statement-breakpoint
CREATE TABLE "item_place" (
	"item_id" text NOT NULL,
	"place_id" text NOT NULL,
	"kind" text NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"siren" text,
	"evidence" jsonb NOT NULL,
	CONSTRAINT "item_place_item_id_place_id_pk" PRIMARY KEY("item_id","place_id"),
	CONSTRAINT "item_place_kind" CHECK ("item_place"."kind" in ('region', 'departement', 'epci', 'commune'))
);
--> statement-breakpoint
CREATE TABLE "item" (
	"id" text PRIMARY KEY NOT NULL,
	"source_id" text NOT NULL,
	"seen_key" text NOT NULL,
	"guid" text,
	"url" text,
	"canonical_url" text,
	"title" text NOT NULL,
	"excerpt" text NOT NULL,
	"text" text NOT NULL,
	"text_origin" text NOT NULL,
	"page_state" text NOT NULL,
	"page_attempts" integer NOT NULL,
	"kind" text NOT NULL,
	"language" text NOT NULL,
	"authors" text[] NOT NULL,
	"categories" text[] NOT NULL,
	"published_at" timestamp (3) with time zone,
	"first_seen_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" integer NOT NULL,
	"content_hash" text NOT NULL,
	CONSTRAINT "item_page_state" CHECK ("item"."page_state" in ('done', 'pending', 'refused', 'failed')),
	CONSTRAINT "item_version" CHECK ("item"."version" >= 1)
);
--> statement-breakpoint
CREATE TABLE "item_tag" (
	"item_id" text NOT NULL,
	"concept_id" text NOT NULL,
	"state" text NOT NULL,
	"evidence" jsonb NOT NULL,
	"glossary_version" text NOT NULL,
	"curated_at" timestamp (3) with time zone,
	CONSTRAINT "item_tag_item_id_concept_id_pk" PRIMARY KEY("item_id","concept_id"),
	CONSTRAINT "item_tag_state" CHECK ("item_tag"."state" in ('auto', 'added', 'refused'))
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"subscription_id" text NOT NULL,
	"issue_id" text,
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp (3) with time zone NOT NULL,
	"lease_until" timestamp (3) with time zone,
	"detail" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "outbox_once" UNIQUE NULLS NOT DISTINCT("kind","subscription_id","issue_id"),
	CONSTRAINT "outbox_kind" CHECK ("outbox"."kind" in ('confirmation', 'digest')),
	CONSTRAINT "outbox_state" CHECK ("outbox"."state" in ('pending', 'retry', 'sending', 'sent', 'failed', 'uncertain', 'skipped')),
	CONSTRAINT "outbox_issue" CHECK (("outbox"."kind" = 'digest') = ("outbox"."issue_id" is not null)),
	CONSTRAINT "outbox_lease" CHECK (("outbox"."state" = 'sending') = ("outbox"."lease_until" is not null))
);
--> statement-breakpoint
CREATE TABLE "setting" (
	"name" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "source_fetch" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"source_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"outcome" text NOT NULL,
	"status" integer,
	"bytes" integer,
	"duration_ms" integer NOT NULL,
	"items_new" integer NOT NULL,
	"items_updated" integer NOT NULL,
	"items_bad" integer NOT NULL,
	"detail" text,
	"failed" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "source" (
	"id" text PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"url" text NOT NULL,
	"kind" text NOT NULL,
	"site_url" text,
	"selectors" jsonb,
	"item_kind" text NOT NULL,
	"pages" text NOT NULL,
	"language" text NOT NULL,
	"origin" text NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"missing_since" timestamp (3) with time zone,
	"etag" text,
	"last_modified" text,
	"body_hash" text,
	"next_fetch_at" timestamp (3) with time zone NOT NULL,
	"last_fetch_at" timestamp (3) with time zone,
	"last_outcome" text,
	"last_error" text,
	"error_count" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "source_kind" CHECK ("source"."kind" in ('feed', 'list')),
	CONSTRAINT "source_origin" CHECK ("source"."origin" in ('config', 'api'))
);
--> statement-breakpoint
CREATE TABLE "subscriber" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"email" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "subscription" (
	"id" text PRIMARY KEY NOT NULL,
	"subscriber_id" uuid NOT NULL,
	"state" text NOT NULL,
	"concepts" text[] NOT NULL,
	"territories" text[] NOT NULL,
	"token" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"confirmed_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"cutoff_at" timestamp (3) with time zone NOT NULL,
	"next_issue_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "subscription_token" UNIQUE("token"),
	CONSTRAINT "subscription_state" CHECK ("subscription"."state" in ('pending', 'active', 'ended'))
);
--> statement-breakpoint
ALTER TABLE "digest_issue_item" ADD CONSTRAINT "digest_issue_item_issue" FOREIGN KEY ("issue_id") REFERENCES "public"."digest_issue"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "digest_issue" ADD CONSTRAINT "digest_issue_subscription_id_subscription_id_fk" FOREIGN KEY ("subscription_id") REFERENCES "public"."subscription"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_place" ADD CONSTRAINT "item_place_item_id_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."item"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item" ADD CONSTRAINT "item_source_id_source_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."source"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_tag" ADD CONSTRAINT "item_tag_item_id_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."item"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_subscription_id_subscription_id_fk" FOREIGN KEY ("subscription_id") REFERENCES "public"."subscription"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_issue_id_digest_issue_id_fk" FOREIGN KEY ("issue_id") REFERENCES "public"."digest_issue"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "source_fetch" ADD CONSTRAINT "source_fetch_source_id_source_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."source"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_subscriber_id_subscriber_id_fk" FOREIGN KEY ("subscriber_id") REFERENCES "public"."subscriber"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_subject" ON "audit" USING btree ("subject_type","subject_id","at");--> statement-breakpoint
CREATE INDEX "change_oldest" ON "change" USING btree ("consumer","sequence");--> statement-breakpoint
CREATE INDEX "item_place_place" ON "item_place" USING btree ("place_id");--> statement-breakpoint
CREATE UNIQUE INDEX "item_seen" ON "item" USING btree ("source_id",md5("seen_key"));--> statement-breakpoint
CREATE INDEX "item_first_seen" ON "item" USING btree ("first_seen_at");--> statement-breakpoint
CREATE INDEX "item_pending_page" ON "item" USING btree ("source_id","first_seen_at") WHERE "item"."page_state" = 'pending';--> statement-breakpoint
CREATE INDEX "item_tag_concept" ON "item_tag" USING btree ("concept_id");--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("next_attempt_at") WHERE "outbox"."state" in ('pending', 'retry');--> statement-breakpoint
CREATE INDEX "outbox_lease_end" ON "outbox" USING btree ("lease_until") WHERE "outbox"."state" = 'sending';--> statement-breakpoint
CREATE INDEX "source_fetch_newest" ON "source_fetch" USING btree ("source_id","id");--> statement-breakpoint
CREATE INDEX "source_due" ON "source" USING btree ("next_fetch_at") WHERE "source"."active";--> statement-breakpoint
CREATE UNIQUE INDEX "subscriber_email" ON "subscriber" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "subscription_subscriber" ON "subscription" USING btree ("subscriber_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "subscription_one_active" ON "subscription" USING btree ("subscriber_id") WHERE "subscription"."state" = 'active';--> statement-breakpoint
CREATE INDEX "subscription_due" ON "subscription" USING btree ("next_issue_at") WHERE "subscription"."state" = 'active';