#pragma once

#include "ps-audit-seal.h"
#include "ps-conn.h"

G_BEGIN_DECLS

/**
 * PsAuditKind:
 * @PS_AUDIT_NOTHING: nothing in particular
 * @PS_AUDIT_PERSON: a member
 * @PS_AUDIT_GROUP: a group
 * @PS_AUDIT_MEETING: a meeting, and what was written about it
 * @PS_AUDIT_TOPIC: a topic
 * @PS_AUDIT_GUEST: a guest speaker
 * @PS_AUDIT_OF_CONSENT: a member's consent; it is called what the member is
 * @PS_AUDIT_OF_DISCLOSURE: what was given out; it is called what the first member is whose it was
 * @PS_AUDIT_USER: somebody who can unlock the vault; not in the database
 *
 * What a deed can be done to.
 */
typedef enum {
  PS_AUDIT_NOTHING,
  PS_AUDIT_PERSON,
  PS_AUDIT_GROUP,
  PS_AUDIT_MEETING,
  PS_AUDIT_TOPIC,
  PS_AUDIT_GUEST,
  PS_AUDIT_OF_CONSENT,
  PS_AUDIT_OF_DISCLOSURE,
  PS_AUDIT_USER,
} PsAuditKind;

/**
 * PsAuditQuery:
 * @actors: (nullable): a JSON array of users' ids, 32 digits each in capitals; %NULL for any
 * @actions: (nullable): a JSON array of actions' words; %NULL for any
 * @objects: (nullable): a JSON array of what the log calls things; %NULL for any
 *
 * Which entries to list: those that fit all three.
 */
typedef struct {
  const char *actors;
  const char *actions;
  const char *objects;
} PsAuditQuery;

const char   *ps_audit_kind_to_string  (PsAuditKind          kind);
PsAuditKind   ps_audit_kind_of         (const char          *object,
                                        PsUid               *uid);
char         *ps_audit_object_new      (const char          *kind,
                                        const PsUid         *uid);
char         *ps_audit_store_object    (PsConn              *conn,
                                        PsAuditKind          kind,
                                        gint64               id,
                                        GError             **error);
gboolean      ps_audit_store_find_name (PsConn              *conn,
                                        PsAuditKind          kind,
                                        const PsUid         *uid,
                                        char               **name,
                                        gint64              *at,
                                        char               **zone,
                                        GError             **error);
gboolean      ps_audit_store_get_head  (PsConn              *conn,
                                        PsAuditHead         *head,
                                        gboolean            *found,
                                        GError             **error);
gboolean      ps_audit_store_begin     (PsConn              *conn,
                                        const PsAuditHead   *head,
                                        GError             **error);
gboolean      ps_audit_store_append    (PsConn              *conn,
                                        const PsAuditEntry  *entry,
                                        const PsAuditHead   *head,
                                        GError             **error);
PsAuditEntry *ps_audit_store_get       (PsConn              *conn,
                                        gint64               seq,
                                        GError             **error);
GArray       *ps_audit_store_ids       (PsConn              *conn,
                                        const PsAuditQuery *filter,
                                        gint                 limit,
                                        GError             **error);
GPtrArray    *ps_audit_store_find_objects (PsConn           *conn,
                                        const char          *part,
                                        gboolean             people,
                                        GError             **error);
GPtrArray    *ps_audit_store_list      (PsConn              *conn,
                                        gint64               after,
                                        guint                limit,
                                        GError             **error);

G_END_DECLS
