#pragma once

#include "ps-contact-store.h"
#include "ps-member-store.h"

G_BEGIN_DECLS

/**
 * PsCsvMember:
 * @member: who
 * @ways: (element-type PsContactWayRow): how they are reached
 * @notice: (nullable): from ps_disclosure_get_notice()
 * @consent: (nullable): from ps_disclosure_dup_scope()
 *
 * One row of an export of members.
 */
typedef struct {
  const PsMemberRow *member;
  GPtrArray         *ways;
  const char        *notice;
  const char        *consent;
} PsCsvMember;

/**
 * PsCsvAttendance:
 * @group: its name, or its neutral name where the export leaves the house
 * @date: YYYY-MM-DD, in the group's zone
 * @start: HH:MM, in the group's zone
 * @name: preferred name
 * @initial: of the family name, or ""
 * @status: `expected`, `present`, `late`, `left-early`, `excused` or `absent`
 * @mode: `in-person`, `online` or `phone`
 * @first_time: whether it was their first meeting of the group
 * @notice: (nullable): from ps_disclosure_get_notice()
 * @consent: (nullable): from ps_disclosure_dup_scope()
 *
 * One row of an export of attendance. No reason and no content: whoever gets it learns who was there.
 */
typedef struct {
  const char *group;
  const char *date;
  const char *start;
  const char *name;
  const char *initial;
  const char *status;
  const char *mode;
  gboolean    first_time;
  const char *notice;
  const char *consent;
} PsCsvAttendance;

GBytes *ps_csv_export_members    (const PsCsvMember      *rows,
                                  guint                   n_rows,
                                  char                    delimiter,
                                  gboolean                byte_order_mark);
GBytes *ps_csv_export_attendance (const PsCsvAttendance  *rows,
                                  guint                   n_rows,
                                  char                    delimiter,
                                  gboolean                byte_order_mark);

G_END_DECLS
