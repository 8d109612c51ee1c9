#pragma once

#include "ps-group-store.h"
#include "ps-member-store.h"
#include "ps-membership-store.h"
#include "ps-sample.h"
#include "ps-topic-store.h"

G_BEGIN_DECLS

/* How many people come to one group; the others are on the roster only. */
#define PS_SAMPLE_GROUP_MEMBERS 12

/* A group, with the agenda that PsContent has for it: that is not for the writer's thread. */
typedef struct {
  PsGroupRow *row;
  GPtrArray  *agenda;
  gint64      oldest_at;  /* when its first meeting was held, microseconds UTC */
} PsSampleGroup;

/* One meeting to be held. */
typedef struct {
  guint  group;
  char   rule_on[11];
  gint64 starts_at;
} PsSampleDate;

/**
 * PsSample:
 *
 * What the parts of a sample have in common. It is worked on by the writer's thread, in one unit
 * of work.
 */
typedef struct {
  GRand              *rand;
  gint64              now;
  PsContent          *content;
  PsKeys             *keys;
  const PsSampleSize *size;
  GPtrArray          *groups;  /* of PsSampleGroup */
  GArray             *people;  /* ids, of those who come to a group */
  GArray             *topics;  /* ids */
  GArray             *dates;   /* of PsSampleDate, in the order of time */
} PsSample;

guint        ps_sample_count_groups (const PsSampleSize  *size);
gboolean     ps_sample_chance       (PsSample            *self,
                                     guint                percent);
const char  *ps_sample_pick         (PsSample            *self,
                                     const char * const  *list,
                                     guint                n);

PsMemberRow *ps_sample_person_new   (PsSample            *self,
                                     guint                number);
void         ps_sample_plan_groups  (PsSample            *self);
void         ps_sample_group_free   (gpointer             group);
char        *ps_sample_sentences    (PsSample            *self,
                                     gsize                length);

gboolean     ps_sample_add_topics   (PsConn              *conn,
                                     gpointer             data,
                                     GError             **error);
gboolean     ps_sample_add_people   (PsConn              *conn,
                                     gpointer             data,
                                     GError             **error);
gboolean     ps_sample_add_groups   (PsConn              *conn,
                                     gpointer             data,
                                     GError             **error);
gboolean     ps_sample_add_meetings (PsConn              *conn,
                                     gpointer             data,
                                     GError             **error);
gboolean     ps_sample_add_care     (PsConn              *conn,
                                     gpointer             data,
                                     GError             **error);
gboolean     ps_sample_add_series   (PsConn              *conn,
                                     gpointer             data,
                                     GError             **error);
gboolean     ps_sample_add_debrief  (PsConn              *conn,
                                     PsSample            *self,
                                     gint64               session_id,
                                     GError             **error);

G_END_DECLS
