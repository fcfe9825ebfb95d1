// Made by scripts/fhir-elements.mjs from the definitions of FHIR R4 4.0.1: the elements of each type, in the order that XML wants.
// name:type; `?` a choice of types, `*` repeats, `!` compulsory, `^` part of the summary.

export const ELEMENTS: Readonly<Record<string, string>> = {
  AllergyIntolerance:
    'id:string^ meta:Meta^ implicitRules:uri^ language:code text:Narrative contained:Resource* extension:Extension* modifierExtension:Extension* identifier:Identifier*^ clinicalStatus:CodeableConcept^ verificationStatus:CodeableConcept^ type:code^ category:code*^ criticality:code^ code:CodeableConcept^ patient:Reference!^ encounter:Reference onset?:dateTime|Age|Period|Range|string recordedDate:dateTime recorder:Reference asserter:Reference^ lastOccurrence:dateTime note:Annotation* reaction:AllergyIntolerance.reaction*',
  'AllergyIntolerance.reaction':
    'id:string extension:Extension* modifierExtension:Extension*^ substance:CodeableConcept manifestation:CodeableConcept*! description:string onset:dateTime severity:code exposureRoute:CodeableConcept note:Annotation*',
  AuditEvent:
    'id:string^ meta:Meta^ implicitRules:uri^ language:code text:Narrative contained:Resource* extension:Extension* modifierExtension:Extension* type:Coding!^ subtype:Coding*^ action:code^ period:Period recorded:instant!^ outcome:code^ outcomeDesc:string^ purposeOfEvent:CodeableConcept*^ agent:AuditEvent.agent*! source:AuditEvent.source! entity:AuditEvent.entity*',
  'AuditEvent.agent':
    'id:string extension:Extension* modifierExtension:Extension*^ type:CodeableConcept role:CodeableConcept* who:Reference^ altId:string name:string requestor:boolean!^ location:Reference policy:uri* media:Coding network:AuditEvent.agent.network purposeOfUse:CodeableConcept*',
  'AuditEvent.agent.network': 'id:string extension:Extension* modifierExtension:Extension*^ address:string type:code',
  'AuditEvent.source':
    'id:string extension:Extension* modifierExtension:Extension*^ site:string observer:Reference!^ type:Coding*',
  'AuditEvent.entity':
    'id:string extension:Extension* modifierExtension:Extension*^ what:Reference^ type:Coding role:Coding lifecycle:Coding securityLabel:Coding* name:string^ description:string query:base64Binary^ detail:AuditEvent.entity.detail*',
  'AuditEvent.entity.detail':
    'id:string extension:Extension* modifierExtension:Extension*^ type:string! value?:string|base64Binary!',
  Binary:
    'id:string^ meta:Meta^ implicitRules:uri^ language:code contentType:code!^ securityContext:Reference^ data:base64Binary url:url^',
  Bundle:
    'id:string^ meta:Meta^ implicitRules:uri^ language:code identifier:Identifier^ type:code!^ timestamp:instant^ total:unsignedInt^ link:Bundle.link*^ entry:Bundle.entry*^ signature:Signature^',
  'Bundle.link': 'id:string extension:Extension* modifierExtension:Extension*^ relation:string!^ url:uri!^',
  'Bundle.entry':
    'id:string extension:Extension* modifierExtension:Extension*^ link:Bundle.link*^ fullUrl:uri^ resource:Resource^ search:Bundle.entry.search^ request:Bundle.entry.request^ response:Bundle.entry.response^',
  'Bundle.entry.search': 'id:string extension:Extension* modifierExtension:Extension*^ mode:code^ score:decimal^',
  'Bundle.entry.request':
    'id:string extension:Extension* modifierExtension:Extension*^ method:code!^ url:uri!^ ifNoneMatch:string^ ifModifiedSince:instant^ ifMatch:string^ ifNoneExist:string^',
  'Bundle.entry.response':
    'id:string extension:Extension* modifierExtension:Extension*^ status:string!^ location:uri^ etag:string^ lastModified:instant^ outcome:OperationOutcome^',
  CapabilityStatement:
    'id:string^ meta:Meta^ implicitRules:uri^ language:code text:Narrative contained:Resource* extension:Extension* modifierExtension:Extension* url:uri^ version:string^ name:string^ title:string^ status:code!^ experimental:boolean^ date:dateTime!^ publisher:string^ contact:ContactDetail*^ description:markdown useContext:UsageContext*^ jurisdiction:CodeableConcept*^ purpose:markdown copyright:markdown kind:code!^ instantiates:canonical*^ imports:canonical*^ software:CapabilityStatement.software^ implementation:CapabilityStatement.implementation^ fhirVersion:code!^ format:code*!^ patchFormat:code*^ implementationGuide:canonical*^ rest:CapabilityStatement.rest*^ messaging:CapabilityStatement.messaging*^ document:CapabilityStatement.document*^',
  'CapabilityStatement.software':
    'id:string extension:Extension* modifierExtension:Extension*^ name:string!^ version:string^ releaseDate:dateTime^',
  'CapabilityStatement.implementation':
    'id:string extension:Extension* modifierExtension:Extension*^ description:string!^ url:url^ custodian:Reference^',
  'CapabilityStatement.rest':
    'id:string extension:Extension* modifierExtension:Extension*^ mode:code!^ documentation:markdown security:CapabilityStatement.rest.security^ resource:CapabilityStatement.rest.resource*^ interaction:CapabilityStatement.rest.interaction* searchParam:CapabilityStatement.rest.resource.searchParam* operation:CapabilityStatement.rest.resource.operation*^ compartment:canonical*',
  'CapabilityStatement.rest.security':
    'id:string extension:Extension* modifierExtension:Extension*^ cors:boolean^ service:CodeableConcept*^ description:markdown',
  'CapabilityStatement.rest.resource':
    'id:string extension:Extension* modifierExtension:Extension*^ type:code!^ profile:canonical^ supportedProfile:canonical*^ documentation:markdown interaction:CapabilityStatement.rest.resource.interaction* versioning:code readHistory:boolean updateCreate:boolean conditionalCreate:boolean conditionalRead:code conditionalUpdate:boolean conditionalDelete:code referencePolicy:code* searchInclude:string* searchRevInclude:string* searchParam:CapabilityStatement.rest.resource.searchParam* operation:CapabilityStatement.rest.resource.operation*^',
  'CapabilityStatement.rest.resource.interaction':
    'id:string extension:Extension* modifierExtension:Extension*^ code:code! documentation:markdown',
  'CapabilityStatement.rest.resource.searchParam':
    'id:string extension:Extension* modifierExtension:Extension*^ name:string! definition:canonical type:code! documentation:markdown',
  'CapabilityStatement.rest.resource.operation':
    'id:string extension:Extension* modifierExtension:Extension*^ name:string!^ definition:canonical!^ documentation:markdown',
  'CapabilityStatement.rest.interaction':
    'id:string extension:Extension* modifierExtension:Extension*^ code:code! documentation:markdown',
  'CapabilityStatement.messaging':
    'id:string extension:Extension* modifierExtension:Extension*^ endpoint:CapabilityStatement.messaging.endpoint* reliableCache:unsignedInt documentation:markdown supportedMessage:CapabilityStatement.messaging.supportedMessage*^',
  'CapabilityStatement.messaging.endpoint':
    'id:string extension:Extension* modifierExtension:Extension*^ protocol:Coding! address:url!',
  'CapabilityStatement.messaging.supportedMessage':
    'id:string extension:Extension* modifierExtension:Extension*^ mode:code!^ definition:canonical!^',
  'CapabilityStatement.document':
    'id:string extension:Extension* modifierExtension:Extension*^ mode:code!^ documentation:markdown profile:canonical!^',
  Composition:
    'id:string^ meta:Meta^ implicitRules:uri^ language:code text:Narrative contained:Resource* extension:Extension* modifierExtension:Extension* identifier:Identifier^ status:code!^ type:CodeableConcept!^ category:CodeableConcept*^ subject:Reference^ encounter:Reference^ date:dateTime!^ author:Reference*!^ title:string!^ confidentiality:code^ attester:Composition.attester* custodian:Reference^ relatesTo:Composition.relatesTo* event:Composition.event*^ section:Composition.section*',
  'Composition.attester':
    'id:string extension:Extension* modifierExtension:Extension*^ mode:code! time:dateTime party:Reference',
  'Composition.relatesTo':
    'id:string extension:Extension* modifierExtension:Extension*^ code:code! target?:Identifier|Reference!',
  'Composition.event':
    'id:string extension:Extension* modifierExtension:Extension*^ code:CodeableConcept*^ period:Period^ detail:Reference*^',
  'Composition.section':
    'id:string extension:Extension* modifierExtension:Extension*^ title:string code:CodeableConcept author:Reference* focus:Reference text:Narrative mode:code orderedBy:CodeableConcept entry:Reference* emptyReason:CodeableConcept section:Composition.section*',
  Condition:
    'id:string^ meta:Meta^ implicitRules:uri^ language:code text:Narrative contained:Resource* extension:Extension* modifierExtension:Extension* identifier:Identifier*^ clinicalStatus:CodeableConcept^ verificationStatus:CodeableConcept^ category:CodeableConcept* severity:CodeableConcept code:CodeableConcept^ bodySite:CodeableConcept*^ subject:Reference!^ encounter:Reference^ onset?:dateTime|Age|Period|Range|string^ abatement?:dateTime|Age|Period|Range|string recordedDate:dateTime^ recorder:Reference^ asserter:Reference^ stage:Condition.stage* evidence:Condition.evidence* note:Annotation*',
  'Condition.stage':
    'id:string extension:Extension* modifierExtension:Extension*^ summary:CodeableConcept assessment:Reference* type:CodeableConcept',
  'Condition.evidence':
    'id:string extension:Extension* modifierExtension:Extension*^ code:CodeableConcept*^ detail:Reference*^',
  Consent:
    'id:string^ meta:Meta^ implicitRules:uri^ language:code text:Narrative contained:Resource* extension:Extension* modifierExtension:Extension* identifier:Identifier*^ status:code!^ scope:CodeableConcept!^ category:CodeableConcept*!^ patient:Reference^ dateTime:dateTime^ performer:Reference*^ organization:Reference*^ source?:Attachment|Reference^ policy:Consent.policy* policyRule:CodeableConcept^ verification:Consent.verification*^ provision:Consent.provision^',
  'Consent.policy': 'id:string extension:Extension* modifierExtension:Extension*^ authority:uri uri:uri',
  'Consent.verification':
    'id:string extension:Extension* modifierExtension:Extension*^ verified:boolean!^ verifiedWith:Reference verificationDate:dateTime',
  'Consent.provision':
    'id:string extension:Extension* modifierExtension:Extension*^ type:code^ period:Period^ actor:Consent.provision.actor* action:CodeableConcept*^ securityLabel:Coding*^ purpose:Coding*^ class:Coding*^ code:CodeableConcept*^ dataPeriod:Period^ data:Consent.provision.data*^ provision:Consent.provision*',
  'Consent.provision.actor':
    'id:string extension:Extension* modifierExtension:Extension*^ role:CodeableConcept! reference:Reference!',
  'Consent.provision.data':
    'id:string extension:Extension* modifierExtension:Extension*^ meaning:code!^ reference:Reference!^',
  Device:
    'id:string^ meta:Meta^ implicitRules:uri^ language:code text:Narrative contained:Resource* extension:Extension* modifierExtension:Extension* identifier:Identifier* definition:Reference udiCarrier:Device.udiCarrier*^ status:code^ statusReason:CodeableConcept* distinctIdentifier:string manufacturer:string manufactureDate:dateTime expirationDate:dateTime lotNumber:string serialNumber:string deviceName:Device.deviceName* modelNumber:string partNumber:string type:CodeableConcept specialization:Device.specialization* version:Device.version* property:Device.property* patient:Reference owner:Reference contact:ContactPoint* location:Reference url:uri note:Annotation* safety:CodeableConcept*^ parent:Reference',
  'Device.udiCarrier':
    'id:string extension:Extension* modifierExtension:Extension*^ deviceIdentifier:string^ issuer:uri jurisdiction:uri carrierAIDC:base64Binary^ carrierHRF:string^ entryType:code',
  'Device.deviceName': 'id:string extension:Extension* modifierExtension:Extension*^ name:string! type:code!',
  'Device.specialization':
    'id:string extension:Extension* modifierExtension:Extension*^ systemType:CodeableConcept! version:string',
  'Device.version':
    'id:string extension:Extension* modifierExtension:Extension*^ type:CodeableConcept component:Identifier value:string!',
  'Device.property':
    'id:string extension:Extension* modifierExtension:Extension*^ type:CodeableConcept! valueQuantity:Quantity* valueCode:CodeableConcept*',
  DocumentReference:
    'id:string^ meta:Meta^ implicitRules:uri^ language:code text:Narrative contained:Resource* extension:Extension* modifierExtension:Extension* masterIdentifier:Identifier^ identifier:Identifier*^ status:code!^ docStatus:code^ type:CodeableConcept^ category:CodeableConcept*^ subject:Reference^ date:instant^ author:Reference*^ authenticator:Reference custodian:Reference relatesTo:DocumentReference.relatesTo*^ description:string^ securityLabel:CodeableConcept*^ content:DocumentReference.content*!^ context:DocumentReference.context^',
  'DocumentReference.relatesTo':
    'id:string extension:Extension* modifierExtension:Extension*^ code:code!^ target:Reference!^',
  'DocumentReference.content':
    'id:string extension:Extension* modifierExtension:Extension*^ attachment:Attachment!^ format:Coding^',
  'DocumentReference.context':
    'id:string extension:Extension* modifierExtension:Extension*^ encounter:Reference* event:CodeableConcept* period:Period^ facilityType:CodeableConcept practiceSetting:CodeableConcept sourcePatientInfo:Reference related:Reference*',
  Immunization:
    'id:string^ meta:Meta^ implicitRules:uri^ language:code text:Narrative contained:Resource* extension:Extension* modifierExtension:Extension* identifier:Identifier* status:code!^ statusReason:CodeableConcept vaccineCode:CodeableConcept!^ patient:Reference!^ encounter:Reference occurrence?:dateTime|string!^ recorded:dateTime primarySource:boolean^ reportOrigin:CodeableConcept location:Reference manufacturer:Reference lotNumber:string expirationDate:date site:CodeableConcept route:CodeableConcept doseQuantity:Quantity performer:Immunization.performer*^ note:Annotation*^ reasonCode:CodeableConcept* reasonReference:Reference* isSubpotent:boolean^ subpotentReason:CodeableConcept* education:Immunization.education* programEligibility:CodeableConcept* fundingSource:CodeableConcept reaction:Immunization.reaction* protocolApplied:Immunization.protocolApplied*',
  'Immunization.performer':
    'id:string extension:Extension* modifierExtension:Extension*^ function:CodeableConcept^ actor:Reference!^',
  'Immunization.education':
    'id:string extension:Extension* modifierExtension:Extension*^ documentType:string reference:uri publicationDate:dateTime presentationDate:dateTime',
  'Immunization.reaction':
    'id:string extension:Extension* modifierExtension:Extension*^ date:dateTime detail:Reference reported:boolean',
  'Immunization.protocolApplied':
    'id:string extension:Extension* modifierExtension:Extension*^ series:string authority:Reference targetDisease:CodeableConcept* doseNumber?:positiveInt|string! seriesDoses?:positiveInt|string',
  List: 'id:string^ meta:Meta^ implicitRules:uri^ language:code text:Narrative contained:Resource* extension:Extension* modifierExtension:Extension* identifier:Identifier* status:code!^ mode:code!^ title:string^ code:CodeableConcept^ subject:Reference^ encounter:Reference date:dateTime^ source:Reference^ orderedBy:CodeableConcept note:Annotation* entry:List.entry* emptyReason:CodeableConcept',
  'List.entry':
    'id:string extension:Extension* modifierExtension:Extension*^ flag:CodeableConcept deleted:boolean date:dateTime item:Reference!',
  Location:
    'id:string^ meta:Meta^ implicitRules:uri^ language:code text:Narrative contained:Resource* extension:Extension* modifierExtension:Extension* identifier:Identifier*^ status:code^ operationalStatus:Coding^ name:string^ alias:string* description:string^ mode:code^ type:CodeableConcept*^ telecom:ContactPoint* address:Address physicalType:CodeableConcept^ position:Location.position managingOrganization:Reference^ partOf:Reference hoursOfOperation:Location.hoursOfOperation* availabilityExceptions:string endpoint:Reference*',
  'Location.position':
    'id:string extension:Extension* modifierExtension:Extension*^ longitude:decimal! latitude:decimal! altitude:decimal',
  'Location.hoursOfOperation':
    'id:string extension:Extension* modifierExtension:Extension*^ daysOfWeek:code* allDay:boolean openingTime:time closingTime:time',
  Medication:
    'id:string^ meta:Meta^ implicitRules:uri^ language:code text:Narrative contained:Resource* extension:Extension* modifierExtension:Extension* identifier:Identifier*^ code:CodeableConcept^ status:code^ manufacturer:Reference^ form:CodeableConcept amount:Ratio^ ingredient:Medication.ingredient* batch:Medication.batch',
  'Medication.ingredient':
    'id:string extension:Extension* modifierExtension:Extension*^ item?:CodeableConcept|Reference! isActive:boolean strength:Ratio',
  'Medication.batch':
    'id:string extension:Extension* modifierExtension:Extension*^ lotNumber:string expirationDate:dateTime',
  MedicationStatement:
    'id:string^ meta:Meta^ implicitRules:uri^ language:code text:Narrative contained:Resource* extension:Extension* modifierExtension:Extension* identifier:Identifier*^ basedOn:Reference*^ partOf:Reference*^ status:code!^ statusReason:CodeableConcept* category:CodeableConcept^ medication?:CodeableConcept|Reference!^ subject:Reference!^ context:Reference^ effective?:dateTime|Period^ dateAsserted:dateTime^ informationSource:Reference derivedFrom:Reference* reasonCode:CodeableConcept* reasonReference:Reference* note:Annotation* dosage:Dosage*',
  Observation:
    'id:string^ meta:Meta^ implicitRules:uri^ language:code text:Narrative contained:Resource* extension:Extension* modifierExtension:Extension* identifier:Identifier*^ basedOn:Reference*^ partOf:Reference*^ status:code!^ category:CodeableConcept* code:CodeableConcept!^ subject:Reference^ focus:Reference*^ encounter:Reference^ effective?:dateTime|Period|Timing|instant^ issued:instant^ performer:Reference*^ value?:Quantity|CodeableConcept|string|boolean|integer|Range|Ratio|SampledData|time|dateTime|Period^ dataAbsentReason:CodeableConcept interpretation:CodeableConcept* note:Annotation* bodySite:CodeableConcept method:CodeableConcept specimen:Reference device:Reference referenceRange:Observation.referenceRange* hasMember:Reference*^ derivedFrom:Reference*^ component:Observation.component*^',
  'Observation.referenceRange':
    'id:string extension:Extension* modifierExtension:Extension*^ low:Quantity high:Quantity type:CodeableConcept appliesTo:CodeableConcept* age:Range text:string',
  'Observation.component':
    'id:string extension:Extension* modifierExtension:Extension*^ code:CodeableConcept!^ value?:Quantity|CodeableConcept|string|boolean|integer|Range|Ratio|SampledData|time|dateTime|Period^ dataAbsentReason:CodeableConcept interpretation:CodeableConcept* referenceRange:Observation.referenceRange*',
  OperationDefinition:
    'id:string^ meta:Meta^ implicitRules:uri^ language:code text:Narrative contained:Resource* extension:Extension* modifierExtension:Extension* url:uri^ version:string^ name:string!^ title:string^ status:code!^ kind:code!^ experimental:boolean^ date:dateTime^ publisher:string^ contact:ContactDetail*^ description:markdown useContext:UsageContext*^ jurisdiction:CodeableConcept*^ purpose:markdown affectsState:boolean^ code:code!^ comment:markdown base:canonical^ resource:code*^ system:boolean!^ type:boolean!^ instance:boolean!^ inputProfile:canonical outputProfile:canonical parameter:OperationDefinition.parameter* overload:OperationDefinition.overload*',
  'OperationDefinition.parameter':
    'id:string extension:Extension* modifierExtension:Extension*^ name:code! use:code! min:integer! max:string! documentation:string type:code targetProfile:canonical* searchType:code binding:OperationDefinition.parameter.binding referencedFrom:OperationDefinition.parameter.referencedFrom* part:OperationDefinition.parameter*',
  'OperationDefinition.parameter.binding':
    'id:string extension:Extension* modifierExtension:Extension*^ strength:code! valueSet:canonical!',
  'OperationDefinition.parameter.referencedFrom':
    'id:string extension:Extension* modifierExtension:Extension*^ source:string! sourceId:string',
  'OperationDefinition.overload':
    'id:string extension:Extension* modifierExtension:Extension*^ parameterName:string* comment:string',
  OperationOutcome:
    'id:string^ meta:Meta^ implicitRules:uri^ language:code text:Narrative contained:Resource* extension:Extension* modifierExtension:Extension* issue:OperationOutcome.issue*!^',
  'OperationOutcome.issue':
    'id:string extension:Extension* modifierExtension:Extension*^ severity:code!^ code:code!^ details:CodeableConcept^ diagnostics:string^ location:string*^ expression:string*^',
  Organization:
    'id:string^ meta:Meta^ implicitRules:uri^ language:code text:Narrative contained:Resource* extension:Extension* modifierExtension:Extension* identifier:Identifier*^ active:boolean^ type:CodeableConcept*^ name:string^ alias:string* telecom:ContactPoint* address:Address* partOf:Reference^ contact:Organization.contact* endpoint:Reference*',
  'Organization.contact':
    'id:string extension:Extension* modifierExtension:Extension*^ purpose:CodeableConcept name:HumanName telecom:ContactPoint* address:Address',
  Parameters: 'id:string^ meta:Meta^ implicitRules:uri^ language:code parameter:Parameters.parameter*^',
  'Parameters.parameter':
    'id:string extension:Extension* modifierExtension:Extension*^ name:string!^ value?:any^ resource:Resource^ part:Parameters.parameter*^',
  Patient:
    'id:string^ meta:Meta^ implicitRules:uri^ language:code text:Narrative contained:Resource* extension:Extension* modifierExtension:Extension* identifier:Identifier*^ active:boolean^ name:HumanName*^ telecom:ContactPoint*^ gender:code^ birthDate:date^ deceased?:boolean|dateTime^ address:Address*^ maritalStatus:CodeableConcept multipleBirth?:boolean|integer photo:Attachment* contact:Patient.contact* communication:Patient.communication* generalPractitioner:Reference* managingOrganization:Reference^ link:Patient.link*^',
  'Patient.contact':
    'id:string extension:Extension* modifierExtension:Extension*^ relationship:CodeableConcept* name:HumanName telecom:ContactPoint* address:Address gender:code organization:Reference period:Period',
  'Patient.communication':
    'id:string extension:Extension* modifierExtension:Extension*^ language:CodeableConcept! preferred:boolean',
  'Patient.link': 'id:string extension:Extension* modifierExtension:Extension*^ other:Reference!^ type:code!^',
  Practitioner:
    'id:string^ meta:Meta^ implicitRules:uri^ language:code text:Narrative contained:Resource* extension:Extension* modifierExtension:Extension* identifier:Identifier*^ active:boolean^ name:HumanName*^ telecom:ContactPoint*^ address:Address*^ gender:code^ birthDate:date^ photo:Attachment* qualification:Practitioner.qualification* communication:CodeableConcept*',
  'Practitioner.qualification':
    'id:string extension:Extension* modifierExtension:Extension*^ identifier:Identifier* code:CodeableConcept! period:Period issuer:Reference',
  PractitionerRole:
    'id:string^ meta:Meta^ implicitRules:uri^ language:code text:Narrative contained:Resource* extension:Extension* modifierExtension:Extension* identifier:Identifier*^ active:boolean^ period:Period^ practitioner:Reference^ organization:Reference^ code:CodeableConcept*^ specialty:CodeableConcept*^ location:Reference*^ healthcareService:Reference* telecom:ContactPoint*^ availableTime:PractitionerRole.availableTime* notAvailable:PractitionerRole.notAvailable* availabilityExceptions:string endpoint:Reference*',
  'PractitionerRole.availableTime':
    'id:string extension:Extension* modifierExtension:Extension*^ daysOfWeek:code* allDay:boolean availableStartTime:time availableEndTime:time',
  'PractitionerRole.notAvailable':
    'id:string extension:Extension* modifierExtension:Extension*^ description:string! during:Period',
  Procedure:
    'id:string^ meta:Meta^ implicitRules:uri^ language:code text:Narrative contained:Resource* extension:Extension* modifierExtension:Extension* identifier:Identifier*^ instantiatesCanonical:canonical*^ instantiatesUri:uri*^ basedOn:Reference*^ partOf:Reference*^ status:code!^ statusReason:CodeableConcept^ category:CodeableConcept^ code:CodeableConcept^ subject:Reference!^ encounter:Reference^ performed?:dateTime|Period|string|Age|Range^ recorder:Reference^ asserter:Reference^ performer:Procedure.performer*^ location:Reference^ reasonCode:CodeableConcept*^ reasonReference:Reference*^ bodySite:CodeableConcept*^ outcome:CodeableConcept^ report:Reference* complication:CodeableConcept* complicationDetail:Reference* followUp:CodeableConcept* note:Annotation* focalDevice:Procedure.focalDevice* usedReference:Reference* usedCode:CodeableConcept*',
  'Procedure.performer':
    'id:string extension:Extension* modifierExtension:Extension*^ function:CodeableConcept^ actor:Reference!^ onBehalfOf:Reference',
  'Procedure.focalDevice':
    'id:string extension:Extension* modifierExtension:Extension*^ action:CodeableConcept manipulated:Reference!',
  Provenance:
    'id:string^ meta:Meta^ implicitRules:uri^ language:code text:Narrative contained:Resource* extension:Extension* modifierExtension:Extension* target:Reference*!^ occurred?:Period|dateTime recorded:instant!^ policy:uri* location:Reference reason:CodeableConcept* activity:CodeableConcept agent:Provenance.agent*! entity:Provenance.entity* signature:Signature*',
  'Provenance.agent':
    'id:string extension:Extension* modifierExtension:Extension*^ type:CodeableConcept^ role:CodeableConcept* who:Reference!^ onBehalfOf:Reference',
  'Provenance.entity':
    'id:string extension:Extension* modifierExtension:Extension*^ role:code!^ what:Reference!^ agent:Provenance.agent*',
  RelatedPerson:
    'id:string^ meta:Meta^ implicitRules:uri^ language:code text:Narrative contained:Resource* extension:Extension* modifierExtension:Extension* identifier:Identifier*^ active:boolean^ patient:Reference!^ relationship:CodeableConcept*^ name:HumanName*^ telecom:ContactPoint*^ gender:code^ birthDate:date^ address:Address*^ photo:Attachment* period:Period communication:RelatedPerson.communication*',
  'RelatedPerson.communication':
    'id:string extension:Extension* modifierExtension:Extension*^ language:CodeableConcept! preferred:boolean',
  Meta: 'id:string extension:Extension* versionId:id^ lastUpdated:instant^ source:uri^ profile:canonical*^ security:Coding*^ tag:Coding*^ project:uri author:Reference onBehalfOf:Reference account:Reference accounts:Reference* compartment:Reference* deleted:boolean',
  Narrative: 'id:string extension:Extension* status:code! div:xhtml!',
  Extension: 'id:string extension:Extension* url:uri! value?:any',
  Identifier:
    'id:string extension:Extension* use:code^ type:CodeableConcept^ system:uri^ value:string^ period:Period^ assigner:Reference^',
  CodeableConcept: 'id:string extension:Extension* coding:Coding*^ text:string^',
  Reference: 'id:string extension:Extension* reference:string^ type:uri^ identifier:Identifier^ display:string^',
  Age: 'id:string extension:Extension* value:decimal^ comparator:code^ unit:string^ system:uri^ code:code^',
  Period: 'id:string extension:Extension* start:dateTime^ end:dateTime^',
  Range: 'id:string extension:Extension* low:Quantity^ high:Quantity^',
  Annotation: 'id:string extension:Extension* author?:Reference|string^ time:dateTime^ text:markdown!^',
  Coding: 'id:string extension:Extension* system:uri^ version:string^ code:code^ display:string^ userSelected:boolean^',
  Signature:
    'id:string extension:Extension* type:Coding*!^ when:instant!^ who:Reference!^ onBehalfOf:Reference^ targetFormat:code sigFormat:code data:base64Binary',
  ContactDetail: 'id:string extension:Extension* name:string^ telecom:ContactPoint*^',
  UsageContext: 'id:string extension:Extension* code:Coding!^ value?:CodeableConcept|Quantity|Range|Reference!^',
  Attachment:
    'id:string extension:Extension* contentType:code^ language:code^ data:base64Binary url:url^ size:unsignedInt^ hash:base64Binary^ title:string^ creation:dateTime^',
  Quantity: 'id:string extension:Extension* value:decimal^ comparator:code^ unit:string^ system:uri^ code:code^',
  ContactPoint: 'id:string extension:Extension* system:code^ value:string^ use:code^ rank:positiveInt^ period:Period^',
  Address:
    'id:string extension:Extension* use:code^ type:code^ text:string^ line:string*^ city:string^ district:string^ state:string^ postalCode:string^ country:string^ period:Period^',
  Ratio: 'id:string extension:Extension* numerator:Quantity^ denominator:Quantity^',
  Dosage:
    'id:string extension:Extension* modifierExtension:Extension*^ sequence:integer^ text:string^ additionalInstruction:CodeableConcept*^ patientInstruction:string^ timing:Timing^ asNeeded?:boolean|CodeableConcept^ site:CodeableConcept^ route:CodeableConcept^ method:CodeableConcept^ doseAndRate:Dosage.doseAndRate*^ maxDosePerPeriod:Ratio^ maxDosePerAdministration:Quantity^ maxDosePerLifetime:Quantity^',
  'Dosage.doseAndRate':
    'id:string extension:Extension* type:CodeableConcept^ dose?:Range|Quantity^ rate?:Ratio|Range|Quantity^',
  Timing:
    'id:string extension:Extension* modifierExtension:Extension*^ event:dateTime*^ repeat:Timing.repeat^ code:CodeableConcept^',
  'Timing.repeat':
    'id:string extension:Extension* bounds?:Duration|Range|Period^ count:positiveInt^ countMax:positiveInt^ duration:decimal^ durationMax:decimal^ durationUnit:code^ frequency:positiveInt^ frequencyMax:positiveInt^ period:decimal^ periodMax:decimal^ periodUnit:code^ dayOfWeek:code*^ timeOfDay:time*^ when:code*^ offset:unsignedInt^',
  SampledData:
    'id:string extension:Extension* origin:Quantity!^ period:decimal!^ factor:decimal^ lowerLimit:decimal^ upperLimit:decimal^ dimensions:positiveInt!^ data:string',
  HumanName:
    'id:string extension:Extension* use:code^ text:string^ family:string^ given:string*^ prefix:string*^ suffix:string*^ period:Period^',
  Count: 'id:string extension:Extension* value:decimal^ comparator:code^ unit:string^ system:uri^ code:code^',
  Distance: 'id:string extension:Extension* value:decimal^ comparator:code^ unit:string^ system:uri^ code:code^',
  Duration: 'id:string extension:Extension* value:decimal^ comparator:code^ unit:string^ system:uri^ code:code^',
  Money: 'id:string extension:Extension* value:decimal^ currency:code^',
  Contributor: 'id:string extension:Extension* type:code!^ name:string!^ contact:ContactDetail*^',
  DataRequirement:
    'id:string extension:Extension* type:code!^ profile:canonical*^ subject?:CodeableConcept|Reference^ mustSupport:string*^ codeFilter:DataRequirement.codeFilter*^ dateFilter:DataRequirement.dateFilter*^ limit:positiveInt^ sort:DataRequirement.sort*^',
  'DataRequirement.codeFilter':
    'id:string extension:Extension* path:string^ searchParam:string^ valueSet:canonical^ code:Coding*^',
  'DataRequirement.dateFilter':
    'id:string extension:Extension* path:string^ searchParam:string^ value?:dateTime|Period|Duration^',
  'DataRequirement.sort': 'id:string extension:Extension* path:string!^ direction:code!^',
  Expression:
    'id:string extension:Extension* description:string^ name:id^ language:code!^ expression:string^ reference:uri^',
  ParameterDefinition:
    'id:string extension:Extension* name:code^ use:code!^ min:integer^ max:string^ documentation:string^ type:code!^ profile:canonical^',
  RelatedArtifact:
    'id:string extension:Extension* type:code!^ label:string^ display:string^ citation:markdown^ url:url^ document:Attachment^ resource:canonical^',
  TriggerDefinition:
    'id:string extension:Extension* type:code!^ name:string^ timing?:Timing|Reference|date|dateTime^ data:DataRequirement*^ condition:Expression^',
  Primitive: 'id:string extension:Extension*',
};
