CREATE TABLE "signal" (
	"id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"keys" text[] NOT NULL,
	"lane" text NOT NULL,
	"territories" text[] NOT NULL,
	"first_flagged" text NOT NULL,
	"card" jsonb NOT NULL,
	CONSTRAINT "signal_lane" CHECK ("signal"."lane" in ('term', 'name', 'concept', 'pair', 'territory'))
);
--> statement-breakpoint
CREATE TABLE "signal_verdict" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"verdict" text NOT NULL,
	"comment" text,
	"owner" text,
	"decision" text,
	"review_on" text,
	"actor_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"signal_id" text NOT NULL,
	"label" text NOT NULL,
	"lane" text NOT NULL,
	"week" text NOT NULL,
	"surprise" double precision NOT NULL,
	CONSTRAINT "signal_verdict_verdict" CHECK ("signal_verdict"."verdict" in ('relevant', 'early', 'noise', 'duplicate'))
);
--> statement-breakpoint
CREATE TABLE "signal_week" (
	"signal_id" text NOT NULL,
	"week" text NOT NULL,
	"state" text NOT NULL,
	"tier" text,
	"window" integer NOT NULL,
	"observed" integer NOT NULL,
	"expected" double precision NOT NULL,
	"surprise" double precision NOT NULL,
	"rank" double precision NOT NULL,
	CONSTRAINT "signal_week_signal_id_week_pk" PRIMARY KEY("signal_id","week"),
	CONSTRAINT "signal_week_state" CHECK ("signal_week"."state" in ('weak', 'strong', 'established', 'fading')),
	CONSTRAINT "signal_week_tier" CHECK ("signal_week"."tier" in ('A', 'B', 'C'))
);
--> statement-breakpoint
ALTER TABLE "digest_issue" ADD COLUMN "signals" jsonb;--> statement-breakpoint
ALTER TABLE "signal_week" ADD CONSTRAINT "signal_week_signal_id_signal_id_fk" FOREIGN KEY ("signal_id") REFERENCES "public"."signal"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "signal_first_flagged" ON "signal" USING btree ("first_flagged");--> statement-breakpoint
CREATE INDEX "signal_verdict_key" ON "signal_verdict" USING btree ("key","id");--> statement-breakpoint
CREATE INDEX "signal_week_week" ON "signal_week" USING btree ("week");